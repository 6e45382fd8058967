import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';

/** A full catalogue of elements is about 6 MB; a longer text is a mistake or an attack. */
const MAX_TEXT_CHARACTERS = 10_000_000;
/** An ephemeris of five days at one second has 432,000 lines. */
const MAX_LINES = 500_000;

/** One line without its end of line and trailing blanks; `where` is `file:number`, counted from 1. */
export interface TextLine {
  readonly text: string;
  readonly where: string;
}

/** A short quotation for a failure's `found`. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}

/** The text without a byte order mark, or the reason why no format can be read from it. */
export function checkText(text: string, name: string): Outcome<string> {
  if (text.length > MAX_TEXT_CHARACTERS)
    return fail(name, message('formats.at-most-characters', { count: MAX_TEXT_CHARACTERS }), String(text.length));
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '')
    return fail(name, message('formats.text'), body === '' ? message('formats.empty-file') : message('formats.only-blanks'));
  // Everything below a space but tab, line feed, vertical tab, form feed and carriage return; Ctrl-Z may end an old file.
  // oxlint-disable-next-line no-control-regex
  const control = /[\u0000-\u0008\u000E-\u0019\u001B-\u001F]/.exec(body);
  if (control !== null)
    return fail(
      name,
      message('formats.text'),
      message('formats.control-character', { at: control.index + 1 }),
      message('formats.maybe-compressed'),
    );
  return succeed(body);
}

/** The lines of a text, whatever their ends (LF, CRLF or CR); blank lines are kept, so that numbers stay true. */
export function readLines(text: string, name: string): Outcome<readonly TextLine[]> {
  const body = checkText(text, name);
  if (!body.ok) return body;
  const lines = body.value.split(/\r\n|\n|\r/, MAX_LINES + 1);
  if (lines.length > MAX_LINES) return fail(name, message('formats.at-most-lines', { count: MAX_LINES }), message('formats.more'));
  return succeed(lines.map((line, index) => ({ text: line.trimEnd(), where: `${name}:${index + 1}` })));
}
