/** A text in lower case without accents, in its own script. */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export function plainWords(text: string): readonly string[] {
  return plain(text).match(/\p{L}+(?=\p{N})|[\p{L}\p{N}]+/gu) ?? [];
}
