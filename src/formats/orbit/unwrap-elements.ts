/** The two lines of element sets, out of what people and services wrap them in. What is no such wrapping is given back as it is. */

/** A whole line of a set, in its 69 columns. */
const LINE = /[12] [0-9A-Z ]{5}.{61}\d/;
/** `{"name": ..., "line1": "1 25544U ...", "line2": "2 25544 ..."}`, as services of JSON give it, by several names. */
const NAMED = [
  ['line1', 'line2'],
  ['TLE_LINE1', 'TLE_LINE2'],
  ['tle_line1', 'tle_line2'],
  ['tle1', 'tle2'],
] as const;
const MAX_DEPTH = 4;

export function unwrapElements(text: string): string {
  const start = text.trimStart();
  if (/^\uFEFF?[[{]/.test(start)) return fromJson(text) ?? text;
  if (!new RegExp(LINE).test(text.replaceAll('\u00A0', ' ')) || /^\uFEFF?<\?xml|^\uFEFF?\s*CCSDS_/.test(start)) return text;
  return text
    .replaceAll('\u00A0', ' ')
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .split(/\r\n?|\n/)
    .flatMap(linesIn)
    .join('\n');
}

/** A line without marks of quotations, code and lists; two that ran together are two again. */
function linesIn(raw: string): readonly string[] {
  const bare = raw.replaceAll(/<\/?(?:pre|code|p|div|span|td|tr|b|body|html)\b[^<>]*>/gi, '');
  if (/^[\s>|]*(?:```|~~~)/.test(bare)) return [];
  const line = bare.replace(/^(?:\s*(?:>|\|))+\s?/, '').replace(/^\s*["'`](.*?)["'`]\s*,?\s*$/, '$1');
  const both = new RegExp(`^\\s*(${LINE.source})\\s*(${LINE.source})\\s*$`).exec(line);
  if (both !== null) return [both[1]!, both[2]!];
  const one = new RegExp(`^\\s*(${LINE.source})\\s*,?\\s*$`).exec(line.replaceAll('\t', ' '));
  if (one !== null) return [one[1]!];
  return [line.trimEnd()];
}

function fromJson(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  const sets = setsIn(value, 0);
  return sets.length === 0 ? null : `${sets.join('\n')}\n`;
}

/** Also below other fields: `{"satellite": {...}, "tle": "1 ...\\r\\n2 ..."}`. */
function setsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((one) => setsIn(one, depth + 1));
  const fields = value as Readonly<Record<string, unknown>>;
  for (const [first, second] of NAMED) {
    const [one, two] = [fields[first], fields[second]];
    if (typeof one === 'string' && typeof two === 'string') return [`${one.trim()}\n${two.trim()}`];
  }
  const { tle } = fields;
  if (typeof tle === 'string' && new RegExp(LINE).test(tle)) return [tle.replaceAll(/\r\n?/g, '\n').trim()];
  return 'MEAN_MOTION' in fields ? [] : Object.values(fields).flatMap((one) => setsIn(one, depth + 1));
}
