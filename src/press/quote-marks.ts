import { SAYS } from './speech-verbs.ts';

/** Words between marks; the marks themselves stay outside. `open` has no closing mark in its paragraph: the quotation may go on in the next. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly open: boolean;
}

const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“”', '"': '"', '‘': '’', "'": "'" };
const MAX_NESTING = 4;

/** Quotations of one paragraph, outermost marks only. Single marks count where the paragraph has no double ones, as British papers do. */
export function findQuoted(text: string, start: number, end: number): readonly Quoted[] {
  const singles = !/[“«„"]/.test(text.slice(start, end));
  const found: Quoted[] = [];
  for (let i = start; i < end; i++) {
    const mark = text[i]!;
    const closers = CLOSERS[mark];
    if (closers === undefined || (singles ? !opensSingle(text, i, start) : /['‘]/.test(mark)) || /\s|^$/.test(text[i + 1] ?? '')) continue;
    const close = closingMark(text, i + 1, end, mark);
    if (close < 0 && singles) continue;
    // A straight mark right after a number is a sign of inches or seconds, not a quotation.
    if (close < 0 && mark === '"' && /\d/.test(text[i - 1] ?? '')) continue;
    const last = close < 0 ? end : close;
    const aside = authorsWords(text.slice(i + 1, last));
    if (aside === null) found.push({ start: i + 1, end: last, open: close < 0 });
    else found.push({ start: i + 1, end: i + 1 + aside[0], open: false }, { start: i + 1 + aside[1], end: last, open: close < 0 });
    i = close < 0 ? end : close;
  }
  return found;
}

/** Russian prints the author's words inside the marks, between dashes: «…, — сказал он. — …». Where they begin and end. */
function authorsWords(quoted: string): readonly [from: number, to: number] | null {
  for (const match of quoted.matchAll(/(?<=[,?!…])\s[—–-]\s[^«»—–]{3,140}?[.,]\s[—–-]\s/gu)) {
    if (SAYS.test(match[0])) return [match.index, match.index + match[0].length];
  }
  return null;
}

function opensSingle(text: string, i: number, start: number): boolean {
  return (i === start || /[\s(—–]/.test(text[i - 1]!)) && /[\p{L}\d]/u.test(text[i + 1] ?? '') && /['‘]/.test(text[i]!);
}

function closingMark(text: string, from: number, end: number, opener: string): number {
  const closers = CLOSERS[opener] ?? '';
  let depth = 0;
  for (let i = from; i < end; i++) {
    const mark = text[i]!;
    if (mark === opener && !closers.includes(mark)) depth = Math.min(depth + 1, MAX_NESTING);
    else if (closers.includes(mark)) {
      // Within words ’ and ' are apostrophes.
      if (/['’]/.test(mark) && /\p{L}/u.test(text[i + 1] ?? '')) continue;
      if (depth === 0) return i;
      depth--;
    }
  }
  // Marks opened and not all closed: the last that closes one, but none before the opening.
  const last = depth > 0 ? text.lastIndexOf(closers[0]!, end - 1) : -1;
  return last >= from ? last : -1;
}
