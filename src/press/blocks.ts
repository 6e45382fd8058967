import { type Range, trimmed } from './passages.ts';

/** Lines longer than this were not broken by hand, so each is a paragraph. */
const LONGEST_WRAPPED = 120;
/** In text broken by hand a line this much shorter than the longest ends its paragraph. */
const SHORT_LINE = 0.7;
const STANDS_ALONE =
  /^\s*(?:\[\d+\/\d+\]|Caption\b|Photo\b|Credit\b|Image credit|PHOTO\b|FILE\b|[Bb]y\s+\p{Lu}|BY\s+\p{Lu}|Фото\b|Подпись|(?:Published|Updated|Issued|Posted|Date|Last updated|Опубликовано)\b|(?:\p{L}+,?\s)?\d{1,2}[./]\d{1,2}[./]\d{4}|\p{Lu}\p{L}+\.?\s\d{1,2},\s\d{4}(?=\s*(?:$|[/|,–—-]|\p{Lu}\p{L}+(?:\s\p{Lu}[\p{L}.’'-]+){1,3}\s*$))|\d{1,2}\s\p{L}+\s\d{4}|\p{Lu}\p{Ll}+(?:\s\p{Lu}[\p{L}.’'-]+){1,2}[,|]?\s\p{Lu}\p{L}{2,8}\.?\s\d{1,2},\s\d{4}\s*$)/u;

interface Line extends Range {
  readonly text: string;
}

/** The blocks of a text, each a run between blank lines or a line that stands for itself, whatever its line ends, with lines of a paragraph broken by hand kept together. */
export function blocksIn(text: string): readonly Range[] {
  const groups: Line[][] = [[]];
  for (const match of text.matchAll(/[^\r\n\u2028\u2029]*(?:\r\n|\r|\n|\u2028|\u2029|$)/g)) {
    const line = match[0].replace(/[\r\n\u2028\u2029]+$/, '');
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)!.push({ start: match.index, end: match.index + line.length, text: line });
  }
  const filled = groups.filter((group) => group.length > 0);
  return filled.flatMap(joinWrapped).map(({ start, end }) => {
    const [from, to] = trimmed(text, start, end);
    return { start: from, end: to };
  });
}

function joinWrapped(lines: readonly Line[]): readonly Range[] {
  const longest = Math.max(...lines.map(({ text }) => text.length));
  const blocks: { start: number; end: number }[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const last = blocks.at(-1);
    if (before === undefined || last === undefined || partsFrom(before, line, longest)) blocks.push({ start: line.start, end: line.end });
    else last.end = line.end;
  }
  return blocks;
}

function partsFrom(before: Line, line: Line, longest: number): boolean {
  if (longest > LONGEST_WRAPPED || STANDS_ALONE.test(line.text) || STANDS_ALONE.test(before.text)) return true;
  return before.text.trim().length < SHORT_LINE * longest && /^\s*[\p{Lu}«“"(\d]/u.test(line.text);
}
