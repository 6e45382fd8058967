import { lettersApart } from './letters-apart.ts';
import { type Message, message } from './message.ts';

const SHOWN = 3;
/** Of what somebody typed no more than so many letters are compared. */
const MAX_LETTERS = 100;
/** Letters from which on the beginning of a name is near to it. */
export const MIN_BEGINNING = 3;

/** A slip of the pen is one letter in three at most, and one of two: a name that is further off is another name, and is not told as near. */
export const isNear = (apart: number, letters: number): boolean => apart <= (letters === 2 ? 1 : Math.floor(letters / 3));

/** Figures tell one of many from the others: a ship whose number is wrong in more than one figure is another ship. */
const figuresOf = (text: string): string => text.replaceAll(/\D/g, '');

/**
 * The names that somebody may have meant by a mistyped one, letter by letter and whatever their case, nearest first: those that are near to it, and
 * those that begin with it. None where nothing is.
 */
export function nearestNames(wanted: string, names: readonly string[]): readonly string[] {
  const letters = wanted.slice(0, MAX_LETTERS).toLowerCase();
  const figures = figuresOf(letters);
  return names
    .map((name) => ({ name, apart: lettersApart(letters, name.toLowerCase()), begun: name.toLowerCase().startsWith(letters) }))
    .filter(
      ({ name, apart, begun }) =>
        (isNear(apart, letters.length) && lettersApart(figures, figuresOf(name)) <= 1) || (begun && letters.length >= MIN_BEGINNING),
    )
    .toSorted((a, b) => a.apart - b.apart || a.name.localeCompare(b.name))
    .slice(0, SHOWN)
    .map(({ name }) => name);
}

/** What to try in place of a name that nothing has: those near to it, and what else there is. */
export function nearestHint(wanted: string, names: readonly string[], other?: Message): Message | undefined {
  const near = nearestNames(wanted, names);
  if (near.length === 0) return other;
  return other === undefined ? message('outcome.nearest', { names: near }) : message('outcome.nearest-or', { names: near, other });
}
