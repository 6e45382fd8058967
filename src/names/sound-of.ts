import transliterate from '@sindresorhus/transliterate';
import { plain } from './plain-words.ts';

/** What different spellings of one sound become, from any script: Khara, Hara and Хара, Dmitry and Dmitri, Rubbio and Rubio. */
export function soundOf(text: string): string {
  return plain(transliterate(text))
    .replaceAll('kh', 'h')
    .replaceAll('ck', 'k')
    .replaceAll('ph', 'f')
    .replaceAll('w', 'v')
    .replaceAll(/[yj]/g, 'i')
    .replaceAll(/(.)\1+/g, '$1');
}
