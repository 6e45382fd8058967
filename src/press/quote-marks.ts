import { SAYS } from './speech-verbs.ts';

/** Words between marks; the marks themselves stay outside. `open` has no closing mark in its paragraph: the quotation may go on in the next. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly open: boolean;
}

/** Papers mix the straight marks with the curly ones, so that each of them may close what the other opened. */
const CLOSERS: Readonly<Record<string, string>> = { '“': '”"', '«': '»', '„': '“”"', '"': '"”', '‘': '’', "'": "'" };
const MAX_NESTING = 4;

/** Marks made of two signs, of old typesetting, as the marks that they stand for; no place in the text moves. */
export function plainMarks(text: string): string {
  return text
    .replaceAll('``', ' “')
    .replaceAll(/(?<=^|[\s(])''(?=[\p{L}\d])/gmu, ' “')
    .replaceAll(/(?<=[\p{L}\d.,!?…])''(?!\p{L})/gu, '” ');
}

/** Quotations of one paragraph, outermost marks only. Single marks count where the paragraph has no double ones, as British papers do. */
export function findQuoted(text: string, start: number, end: number): readonly Quoted[] {
  const dialogue = spokenLine(text, start, end);
  if (dialogue !== null) return dialogue;
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

/** Where the author comes in after spoken words: `, — сказал`. */
const AUTHOR_COMES_IN = /(?<=[,!?…])\s[—–-]\s(?=\p{Ll})/gu;

/** `— Всё в порядке, — сказал он. — Мы дома.`: Russian prints what is spoken after a dash, without marks. */
function spokenLine(text: string, start: number, end: number): readonly Quoted[] | null {
  const line = text.slice(start, end);
  if (!/^[—–-]\s\p{Lu}/u.test(line) || !/\p{Script=Cyrillic}/u.test(line) || /[«»“”"]/.test(line.slice(0, 3))) return null;
  const author = [...line.matchAll(AUTHOR_COMES_IN)].find((match) => SAYS.test(line.slice(match.index, match.index + 80)));
  if (author === undefined) return null;
  const first = { start: start + 2, end: start + author.index, open: false };
  const again = /[.,]\s[—–-]\s(?=\p{L})/u.exec(line.slice(author.index + 3));
  if (again === null) return [first];
  return [first, { start: start + author.index + 3 + again.index + again[0].length, end, open: false }];
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
  const inside: string[] = [];
  for (let i = from; i < end; i++) {
    const mark = text[i]!;
    // Within words ’ and ' are apostrophes.
    if (/['’]/.test(mark) && /\p{L}/u.test(text[i + 1] ?? '')) continue;
    if (opensInside(text, i, opener)) {
      if (inside.length < MAX_NESTING) inside.push(CLOSERS[mark]!);
    } else if (inside.length > 0 && inside.at(-1)!.includes(mark)) {
      // `«… корабля «Союз МС-09», — сказал он`: one mark closes the name and the quotation.
      if (closers.includes(mark) && inside.length === 1 && authorFollows(text, i + 1)) return i;
      inside.pop();
    } else if (inside.length === 0 && closers.includes(mark)) return i;
  }
  // Marks opened and not all closed: the last that closes one, but none before the opening.
  const last = inside.length > 0 ? text.lastIndexOf(closers[0]!, end - 1) : -1;
  return last >= from ? last : -1;
}

/** A mark within a quotation that opens another: one that only opens, or a straight one between a blank and a letter. */
function opensInside(text: string, i: number, opener: string): boolean {
  const mark = text[i]!;
  if (mark === '"') return opener !== '«' && /[\s(]/.test(text[i - 1] ?? '') && /[\p{L}\d]/u.test(text[i + 1] ?? '');
  return mark === '«' || mark === '“' ? opener !== '„' || mark !== '“' : false;
}

function authorFollows(text: string, at: number): boolean {
  return /^,?\s[—–-]\s\p{Ll}/u.test(text.slice(at, at + 8)) && SAYS.test(text.slice(at, at + 60));
}
