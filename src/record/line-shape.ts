import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { isMoment } from './moment.ts';

/** What a field of a line may hold. A question mark: it may be left out. */
type Kind = 'text' | 'id' | 'moment' | 'date' | 'number' | 'whole' | 'flag' | 'texts' | 'ids' | `one of ${string}`;
export type Field = Kind | `${Kind}?`;
export type Shape = Readonly<Record<string, Field>>;

const ID = /^[\p{Ll}\p{Lu}\d]+([.-][\p{Ll}\p{Lu}\d]+)*$/u;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const MAX_TEXT = 2000;
const MAX_LIST = 200;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT;
const isId = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT && ID.test(value);
const isList = (value: unknown, one: (item: unknown) => boolean) => Array.isArray(value) && value.length <= MAX_LIST && value.every(one);

const WANTED: Readonly<Record<string, string>> = {
  text: `text of 1 to ${MAX_TEXT} characters`,
  id: 'an id: letters and digits, joined by dots and dashes',
  moment: 'a time as 2022-03-30T11:28:03Z, 2022-03-30, 2022-03 or 2022',
  date: 'a date as 1966-11-10, 1966-11 or 1966',
  number: 'a number',
  whole: 'a whole number of 0 or more',
  flag: 'true or false',
  texts: `a list of at most ${MAX_LIST} texts`,
  ids: `a list of at most ${MAX_LIST} ids`,
};

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
    case 'number':
      return (value) => typeof value === 'number' && Number.isFinite(value);
    case 'whole':
      return (value) => Number.isSafeInteger(value) && (value as number) >= 0;
    case 'flag':
      return (value) => typeof value === 'boolean';
    case 'texts':
      return (value) => isList(value, isText);
    case 'ids':
      return (value) => isList(value, isId);
    default: {
      const words = new Set<unknown>(kind.slice('one of '.length).split('|'));
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
  for (const { name, kind, optional, test } of compiled(shape)) {
    const value = line[name];
    if (value === undefined ? !optional : !test(value))
      return fail(where, `${name}: ${WANTED[kind] ?? kind.replaceAll('|', ', ')}`, value === undefined ? 'nothing' : shown(value));
  }
  for (const name in line)
    if (!Object.hasOwn(shape, name))
      return fail(where, `the fields ${Object.keys(shape).join(', ')}`, `also ${JSON.stringify(name.slice(0, 60))}`);
  return succeed(undefined);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}
