/**
 * Words for messages, English and Russian: the catalogues of `data/words/`, a file a domain, each key with both languages side by side.
 *
 * `{name}` is filled in from the message's values; `{days:day|days}` takes the form that goes with the number (English: one, more; Russian: one,
 * few, many); `{@burnStart}` names a field of the question, for which each edge has its own word.
 */
import api from '../../data/words/api.json' with { type: 'json' };
import card from '../../data/words/card.json' with { type: 'json' };
import cli from '../../data/words/cli.json' with { type: 'json' };
import earth from '../../data/words/earth.json' with { type: 'json' };
import flight from '../../data/words/flight.json' with { type: 'json' };
import formats from '../../data/words/formats.json' with { type: 'json' };
import names from '../../data/words/names.json' with { type: 'json' };
import orbit from '../../data/words/orbit.json' with { type: 'json' };
import outcome from '../../data/words/outcome.json' with { type: 'json' };
import plan from '../../data/words/plan.json' with { type: 'json' };
import press from '../../data/words/press.json' with { type: 'json' };
import record from '../../data/words/record.json' with { type: 'json' };
import recovery from '../../data/words/recovery.json' with { type: 'json' };
import time from '../../data/words/time.json' with { type: 'json' };
import printer from '../../data/words/printer.json' with { type: 'json' };
import store from '../../data/words/store.json' with { type: 'json' };
import workflows from '../../data/words/workflows.json' with { type: 'json' };
import type { Failure, Message, MessageValue, MessageValues } from '../outcome/index.ts';
import { isMessage, withoutText } from './without-words.ts';

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

export type Say = (key: string, values?: MessageValues) => string;
/** How an edge calls a field: `--burn-start` on the command line. */
export type FieldWord = (path: string) => string;

export const CATALOGUES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  api,
  card,
  cli,
  earth,
  flight,
  formats,
  names,
  orbit,
  outcome,
  plan,
  press,
  record,
  recovery,
  time,
  printer,
  store,
  workflows,
};
const COLUMNS = new Map(Object.values(CATALOGUES).flatMap((catalogue) => Object.entries(catalogue)));

const PLACE = /\{(@?)([\w.:[\]-]+?)(?::([^{}|]*\|[^{}]*))?\}/g;
const FORMS: Readonly<Record<Language, readonly Intl.LDMLPluralRule[]>> = { en: ['one', 'other'], ru: ['one', 'few', 'many'] };
const PLURALS: Readonly<Record<Language, Intl.PluralRules>> = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };

/** Says messages in a language; a key or a value that is missing is our bug and throws. */
export function sayIn(language: Language, fieldWord: FieldWord = (path) => path): Say {
  const column = LANGUAGES.indexOf(language);
  const word = (value: MessageValue): string => {
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return value.startsWith('input.') && COLUMNS.has(value) ? say(value) : value;
    return 'key' in value ? say(value.key, value.values) : value.map(word).join(', ');
  };
  const say: Say = (key, values = {}) => {
    const text = COLUMNS.get(key)?.[column];
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    return text.replace(PLACE, (_, at: string, name: string, forms: string | undefined) => {
      if (at !== '') return fieldWord(name);
      const value = values[name];
      if (value === undefined) throw new Error(`message ${key} wants ${name}`);
      return forms === undefined ? word(value) : formFor(language, value, forms.split('|'));
    });
  };
  return say;
}

/** Fractions go with the genitive singular in Russian, which is the form of a few. */
function formFor(language: Language, count: MessageValue, forms: readonly string[]): string {
  const category = PLURALS[language].select(Number(count));
  const at = FORMS[language].indexOf(category);
  return forms[at < 0 ? 1 : at] ?? forms.at(-1)!;
}

/** What a thing is called, `asset.mi-8`; one of the user's own, which no catalogue has, by its own name. */
export function sayName(kind: string, name: string, say: Say): string {
  const key = `${kind}.${name}`;
  return COLUMNS.has(key) ? say(key) : name;
}

export function sayMessage(message: Message | string, say: Say): string {
  return typeof message === 'string' ? message : say(message.key, message.values);
}

export interface SaidFailure {
  readonly where: string;
  readonly wanted: string;
  readonly found: string;
  readonly hint?: string;
}

/** A failure in words; `where` stays a path. */
export function sayFailure({ where, wanted, found, hint }: Failure, say: Say = sayIn('en')): SaidFailure {
  const told = { where, wanted: sayMessage(wanted, say), found: sayMessage(found, say) };
  return hint === undefined ? told : { ...told, hint: sayMessage(hint, say) };
}

/** A value as JSON hands it on: each message in it, at any depth, before its key and values also in words. */
export function withWords<T>(value: T, say: Say = sayIn('en')): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => withWords(each, say)) as T;
  if (!isMessage(value) || !COLUMNS.has(value.key))
    return Object.fromEntries(Object.entries(value).map(([name, each]: [string, unknown]) => [name, withWords(each, say)])) as T;
  const text = say(value.key, value.values);
  return Object.fromEntries(
    Object.entries(withoutText(value)).flatMap((field) => (field[0] === 'key' ? [['text', text], field] : [field])),
  ) as T;
}
