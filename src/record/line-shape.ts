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
const isId = (value: unknown): value is string => isText(value) && ID.test(value);
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

function holds(kind: string, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return isText(value);
    case 'id':
      return isId(value);
    case 'moment':
      return typeof value === 'string' && isMoment(value);
    case 'date':
      return typeof value === 'string' && DATE.test(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'whole':
      return Number.isSafeInteger(value) && (value as number) >= 0;
    case 'flag':
      return typeof value === 'boolean';
    case 'texts':
      return isList(value, isText);
    case 'ids':
      return isList(value, isId);
    default:
      return typeof value === 'string' && kind.slice('one of '.length).split('|').includes(value);
  }
}

/** The line as it is, or the first field that is missing, foreign or wrong. */
export function checkShape(line: Readonly<Record<string, unknown>>, shape: Shape, where: string): Outcome<void> {
  for (const [name, field] of Object.entries(shape)) {
    const optional = field.endsWith('?');
    const kind = optional ? field.slice(0, -1) : field;
    const value = line[name];
    if (value === undefined ? !optional : !holds(kind, value))
      return fail(where, `${name}: ${WANTED[kind] ?? kind.replaceAll('|', ', ')}`, value === undefined ? 'nothing' : shown(value));
  }
  for (const name of Object.keys(line))
    if (!Object.hasOwn(shape, name))
      return fail(where, `the fields ${Object.keys(shape).join(', ')}`, `also ${JSON.stringify(name.slice(0, 60))}`);
  return succeed(undefined);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}
