/** No terminal is so narrow that words could be wrapped better than it does. */
const MIN_COLUMNS = 40;
/** A cell that is wrapped below itself must leave this much of the line. */
const MAX_INDENT = 0.6;
const ESCAPE = String.fromCodePoint(27);
const COLOUR = new RegExp(`${ESCAPE}\\[[\\d;]*m`, 'g');

/** Text for a terminal: long lines go on at a blank, indented a little more than they began or, in a table, below their last cell. JSON stays as it is. */
export function wrapText(text: string, columns: number): string {
  if (columns < MIN_COLUMNS || /^[[{]\n?/.test(text)) return text;
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, columns: number): string {
  if (widthOf(line) <= columns) return line;
  const indent = ' '.repeat(indentOf(line, columns));
  const lines: string[] = [];
  let rest = line;
  while (widthOf(rest) > columns) {
    const at = breakOf(rest, columns, indent.length);
    if (at === null) break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = indent + rest.slice(at).trimStart();
  }
  return [...lines, rest].join('\n');
}

/** Where the last cell begins; in a sentence two columns more than it has. A table whose last cell is far to the right is not wrapped so. */
function indentOf(line: string, columns: number): number {
  const bare = line.replaceAll(COLOUR, '');
  const cells = [...bare.matchAll(/\S {2,}(?=\S)/g)];
  const last = cells.at(-1);
  const own = bare.search(/\S/);
  const below = own === 0 ? 0 : own + 2;
  const cell = last === undefined ? below : last.index + last[0].length;
  return cell <= columns * MAX_INDENT ? cell : below;
}

/** The last blank within the columns behind the indent; null where one word is longer. */
function breakOf(line: string, columns: number, indent: number): number | null {
  let [width, found] = [0, -1];
  for (let i = 0; i < line.length && width <= columns; i++) {
    COLOUR.lastIndex = i;
    const colour = line[i] === ESCAPE ? COLOUR.exec(line) : null;
    if (colour !== null && colour.index === i) {
      i += colour[0].length - 1;
      continue;
    }
    if (line[i] === ' ' && width > indent) found = i;
    width++;
  }
  return found === -1 ? null : found;
}

const widthOf = (line: string): number => line.replaceAll(COLOUR, '').length;
