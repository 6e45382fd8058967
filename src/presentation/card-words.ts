/** The message catalogue of the recovery card: `data/recovery/messages.json`. */
import messages from '../../data/recovery/messages.json' with { type: 'json' };

export const CARD_LANGUAGES = ['en', 'ru'] as const;
export type CardLanguage = (typeof CARD_LANGUAGES)[number];

const CATALOGUE: Readonly<Record<string, readonly string[]>> = messages;
const NAMED = /\{(\w+)\}/g;

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Looks a message up and fills its names in; a value that is itself a key (`input.weather`) is looked up too. A missing key is our bug. */
export function sayIn(language: CardLanguage): Say {
  const column = CARD_LANGUAGES.indexOf(language);
  const say: Say = (key, values = {}) => {
    const message = Object.hasOwn(CATALOGUE, key) ? CATALOGUE[key]![column] : undefined;
    if (message === undefined) throw new Error(`no message ${key} in ${language}`);
    return message.replace(NAMED, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`message ${key} wants ${name}`);
      return typeof value === 'string' && value.startsWith('input.') ? say(value) : String(value);
    });
  };
  return say;
}
