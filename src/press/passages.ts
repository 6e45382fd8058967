import type { Passage } from './press-report.ts';

/** A piece of a text by its places, `end` not included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type PassageAt = (start: number, end: number) => Passage;

/** Pieces of one text, counted in UTF-16 units and in UTF-8 bytes. */
export function passagesOf(text: string): PassageAt {
  const byteAt = new Uint32Array(text.length + 1);
  for (let i = 0, bytes = 0; i < text.length; i++) {
    byteAt[i] = bytes;
    bytes += utf8Length(text.charCodeAt(i));
    byteAt[i + 1] = bytes;
  }
  return (start, end) => ({ words: text.slice(start, end), start, end, bytes: [byteAt[start]!, byteAt[end]!] });
}

/** A surrogate pair has four bytes, two for each half. */
function utf8Length(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) return 2;
  return 3;
}

/** `start` and `end` moved inward past blanks. */
export function trimmed(text: string, start: number, end: number): readonly [start: number, end: number] {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return [from, to];
}

/** A pattern that begins and ends at the edge of a word in any script; JavaScript's own `\b` knows Latin only. */
export function wordPattern(pattern: string, flags = 'giu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);
}
