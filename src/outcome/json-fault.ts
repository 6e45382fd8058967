/** Deeper than this no file of ours is nested; a text that is deeper is said to break there. */
const MAX_DEPTH = 10_000;

const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** As much of a string as is one: RFC 8259, 7, with no control characters and the escapes that there are. */
// oxlint-disable-next-line no-control-regex
const STRING_PART = /"(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;

/** The rest of a text that is cut within a word, a negative number or an escape. */
const CUT = /(?:t(?:ru?)?|fa?|fals?|n(?:ul?)?|-|\\(?:u[0-9a-fA-F]{0,3})?)$/y;

/** What may stand next: a value, the first key or element of a container or its end, a key, a colon, or a comma or an end. */
type Wanted = 'value' | 'element-or-end' | 'key-or-end' | 'key' | 'colon' | 'comma-or-end';

/** Where the part of a text that a pattern takes from there on ends; where it takes none, there. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** The end of the number, word or whole string that begins there, or the place at which it stops being one. */
function scalar(text: string, from: number): { readonly end: number; readonly whole: boolean } {
  if (text[from] === '"') {
    const end = endOf(STRING_PART, text, from);
    return text[end] === '"' ? { end: end + 1, whole: true } : { end, whole: false };
  }
  const end = Math.max(endOf(NUMBER, text, from), endOf(WORD, text, from));
  return { end, whole: end > from };
}

/**
 * The offset at which a text stops being JSON (RFC 8259), its length where it ends too early, null where it is JSON. Engines tell it each in words
 * of its own, or not at all, and none in a form to rely on.
 */
export function jsonFault(text: string): number | null {
  const closers: ('}' | ']')[] = [];
  let wanted: Wanted = 'value';
  for (let at = endOf(BLANK, text, 0); ; at = endOf(BLANK, text, at)) {
    if (wanted === 'comma-or-end' && closers.length === 0) return at === text.length ? null : at;
    const mark = text[at];
    if (mark === undefined) return text.length;
    const mayEnd = wanted === 'comma-or-end' || wanted === 'element-or-end' || wanted === 'key-or-end';
    if (mayEnd && mark === closers.at(-1)) {
      closers.pop();
      wanted = 'comma-or-end';
      at += 1;
    } else if (wanted === 'comma-or-end' || wanted === 'colon') {
      if (mark !== (wanted === 'colon' ? ':' : ',')) return at;
      wanted = wanted === 'comma-or-end' && closers.at(-1) === '}' ? 'key' : 'value';
      at += 1;
    } else if ((mark === '{' || mark === '[') && (wanted === 'value' || wanted === 'element-or-end')) {
      if (closers.length === MAX_DEPTH) return at;
      closers.push(mark === '{' ? '}' : ']');
      wanted = mark === '{' ? 'key-or-end' : 'element-or-end';
      at += 1;
    } else {
      const isKey: boolean = wanted === 'key' || wanted === 'key-or-end';
      if (isKey && mark !== '"') return at;
      const { end, whole } = scalar(text, at);
      if (!whole) return endOf(CUT, text, end);
      wanted = isKey ? 'colon' : 'comma-or-end';
      at = end;
    }
  }
}
