/** What the command line says of its own line, flags and files. It is English alone, as its help is. */
import { type Message, type Outcome, fail, message } from '../outcome/index.ts';

export const ownWords = (words: string): Message => message('cli.own-words', { words });

export function cannot(where: string, wanted: string, found: Message | string, hint?: string): Outcome<never> & { readonly ok: false } {
  return fail(where, ownWords(wanted), found, hint === undefined ? undefined : ownWords(hint));
}
