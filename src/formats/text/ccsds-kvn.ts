import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, formatInstant } from '../../time/index.ts';
import { type TextLine, quoted } from './text-lines.ts';

/** What the header of a CCSDS navigation message says of its making. */
export interface MessageHeader {
  readonly originator: string;
  readonly creationInstant: Instant;
}

/** One value of a message, with the unit where the encoding keeps it apart, and where it stands. */
export interface KeywordValue {
  readonly text: string;
  readonly unit: string | null;
  readonly where: string;
}

/** Keyword and value of a KVN line, or null where the line is none. A unit in square brackets stays in the text: names have brackets too. */
export function readKeyword(line: TextLine): { readonly keyword: string; readonly value: KeywordValue } | null {
  const equals = line.text.indexOf('=');
  const keyword = line.text.slice(0, Math.max(0, equals)).trim();
  if (!/^[A-Z][A-Z0-9_]*$/.test(keyword)) return null;
  return { keyword, value: { text: line.text.slice(equals + 1).trim(), unit: null, where: line.where } };
}

/** Whether the line carries nothing for a machine. */
export function isComment(line: TextLine): boolean {
  const text = line.text.trimStart();
  return text === '' || text === 'COMMENT' || text.startsWith('COMMENT ');
}

/** Adds a value that a message may give only once. */
export function addOnce(values: Map<string, KeywordValue>, keyword: string, value: KeywordValue): Outcome<null> {
  if (values.has(keyword))
    return fail(
      value.where,
      message('formats.once', { keyword }),
      message('formats.besides', { value: quoted(value.text), other: quoted(values.get(keyword)!.text) }),
    );
  values.set(keyword, value);
  return succeed(null);
}

/** Microseconds, and no `Z`: the time system is said by TIME_SYSTEM, and the services' own messages leave the letter out. */
export function formatMessageTime(instant: Instant): string {
  return formatInstant(instant, 6).slice(0, -1);
}

/** Free text on one line, since KVN ends a value with the line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function keywordLine(keyword: string, value: string | number): string {
  return `${keyword.padEnd(20)} = ${value}`;
}
