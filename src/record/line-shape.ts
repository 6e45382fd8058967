import { type Message, type Outcome, fail, message, placeHint, succeed } from '../outcome/index.ts';
import { isMoment } from './moment.ts';

/** What a field of a line may hold. A question mark: it may be left out. */
type Kind = 'text' | 'id' | 'moment' | 'date' | 'latitude' | 'longitude' | 'whole' | 'flag' | 'texts' | 'ids' | `one of ${string}`;
export type Field = Kind | `${Kind}?`;
export type Shape = Readonly<Record<string, Field>>;

const ID = /^[\p{Ll}\p{Lu}\d]+([.-][\p{Ll}\p{Lu}\d]+)*$/u;
/** Nearly every id; the pattern for all letters takes milliseconds to compile. */
const LATIN_ID = /^[a-zA-Z\d]+([.-][a-zA-Z\d]+)*$/;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const MAX_TEXT = 2000;
const MAX_LIST = 200;
/** Characters of a wrong value that are shown. */
const MAX_SHOWN = 80;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT;
const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_TEXT && (LATIN_ID.test(value) || ID.test(value));
const isDegrees = (value: unknown, most: number) => typeof value === 'number' && Math.abs(value) <= most;
const isList = (value: unknown, one: (item: unknown) => boolean) => Array.isArray(value) && value.length <= MAX_LIST && value.every(one);

const WANTED: Readonly<Record<string, Message>> = {
  text: message('record.text', { most: MAX_TEXT }),
  id: message('record.id'),
  moment: message('record.moment'),
  date: message('record.date'),
  latitude: message('record.number-from-to', { from: -90, to: 90 }),
  longitude: message('record.number-from-to', { from: -180, to: 180 }),
  whole: message('record.whole-number'),
  flag: message('record.flag'),
  texts: message('record.texts', { most: MAX_LIST }),
  ids: message('record.ids', { most: MAX_LIST }),
};

const ONE_OF = 'one of ';
const wordsOf = (kind: string): readonly string[] => kind.slice(ONE_OF.length).split('|');

/** What a field of that kind holds. */
export const wantedOf = (kind: string): Message => WANTED[kind] ?? message('record.one-of', { words: wordsOf(kind) });

type Test = (value: unknown) => boolean;

function testOf(kind: string): Test {
  switch (kind) {
    case 'text':
      return isText;
    case 'id':
      return isId;
    case 'moment':
      return (value) => typeof value === 'string' && isMoment(value);
    case 'date':
      return (value) => typeof value === 'string' && DATE.test(value);
    case 'latitude':
      return (value) => isDegrees(value, 90);
    case 'longitude':
      return (value) => isDegrees(value, 180);
    case 'whole':
      return (value) => Number.isSafeInteger(value) && (value as number) >= 0;
    case 'flag':
      return (value) => typeof value === 'boolean';
    case 'texts':
      return (value) => isList(value, isText);
    case 'ids':
      return (value) => isList(value, isId);
    default: {
      const words = new Set<unknown>(wordsOf(kind));
      return (value) => words.has(value);
    }
  }
}

interface Compiled {
  readonly name: string;
  readonly kind: string;
  readonly optional: boolean;
  readonly test: Test;
}

/** A shape is read into tests once, for it is asked of thousands of lines. */
const COMPILED = new WeakMap<Shape, readonly Compiled[]>();

function compiled(shape: Shape): readonly Compiled[] {
  const before = COMPILED.get(shape);
  if (before !== undefined) return before;
  const fields = Object.entries(shape).map(([name, field]) => {
    const optional = field.endsWith('?');
    const kind = optional ? field.slice(0, -1) : field;
    return { name, kind, optional, test: testOf(kind) };
  });
  COMPILED.set(shape, fields);
  return fields;
}

/** The line as it is, or the first field that is missing, foreign or wrong. */
export function checkShape(line: Readonly<Record<string, unknown>>, shape: Shape, where: string): Outcome<void> {
  let known = 0;
  for (const field of compiled(shape)) {
    const value = line[field.name];
    if (value !== undefined) known++;
    if (value === undefined ? !field.optional : !field.test(value))
      return fail(where, message('record.field', { field: field.name, wanted: wantedOf(field.kind) }), shown(value), hintFor(field, line));
  }
  const names = Object.keys(line);
  if (names.length === known) return succeed(undefined);
  const foreign = names.find((name) => !Object.hasOwn(shape, name)) ?? '';
  return fail(
    where,
    message('record.the-fields', { fields: Object.keys(shape) }),
    message('record.also', { field: JSON.stringify(foreign.slice(0, 60)) }),
  );
}

/** What a place that cannot be may have been meant as. */
function hintFor({ kind }: Compiled, { latitudeDeg, longitudeDeg }: Readonly<Record<string, unknown>>): Message | undefined {
  const isPlace = (kind === 'latitude' || kind === 'longitude') && typeof latitudeDeg === 'number' && typeof longitudeDeg === 'number';
  return isPlace ? placeHint({ latitudeDeg, longitudeDeg }, 'named') : undefined;
}

/** What stands in a field, as JSON. */
export function shown(value: unknown): Message | string {
  return JSON.stringify(value)?.slice(0, MAX_SHOWN) ?? message('record.nothing');
}
