import { lettersApart } from './letters-apart.ts';

const SHOWN = 3;
/** Of what somebody typed no more than so many letters are compared. */
const MAX_LETTERS = 100;

/** The names most like a mistyped one, letter by letter as they are written, nearest first. */
export function nearestNames(wanted: string, names: readonly string[]): readonly string[] {
  const letters = wanted.slice(0, MAX_LETTERS);
  return names
    .map((name) => ({ name, apart: lettersApart(letters, name) }))
    .toSorted((a, b) => a.apart - b.apart || a.name.localeCompare(b.name))
    .slice(0, SHOWN)
    .map(({ name }) => name);
}
