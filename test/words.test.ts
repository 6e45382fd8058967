import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LANGUAGES, sayFailure, sayIn, sayable, withWords, withoutWords } from '../src/presentation/index.ts';
import { CATALOGUES } from '../src/presentation/words.ts';
import { fail, message } from '../src/outcome/index.ts';

const entries = Object.entries(CATALOGUES).flatMap(([catalogue, words]) =>
  Object.entries(words).map(([key, texts]) => ({ catalogue, key, texts })),
);
const namesIn = (text: string) =>
  [...new Set([...text.matchAll(/\{(@?[\w.:[\]-]+?)(?::[^{}|]*\|[^{}]*)?\}/g)].map((match) => match[1]!))].toSorted();

test('contract: every catalogue of data/words is read', () => {
  assert.deepEqual(
    Object.keys(CATALOGUES).toSorted(),
    globSync('data/words/*.json')
      .map((path) => path.slice('data/words/'.length, -'.json'.length))
      .toSorted(),
  );
});

test('contract: every message stands in one catalogue, in both languages, with the same names in each', () => {
  const keys = entries.map(({ key }) => key);
  assert.deepEqual(
    keys.filter((key, i) => keys.indexOf(key) !== i),
    [],
  );
  for (const { catalogue, key, texts } of entries) {
    assert.equal(texts.length, LANGUAGES.length, key);
    // Of the card's words, one unit is none.
    assert.ok(catalogue === 'card' || texts.every((text) => text.trim() !== ''), key);
    assert.deepEqual(namesIn(texts[1]!), namesIn(texts[0]!), key);
  }
});

/** `message('key', { a: 1, b })` in the code, with the names of the values; null where they are not written out. */
function messagesIn(text: string) {
  return [...text.matchAll(/\bmessage\(\s*'([^']+)'\s*(,?\s*\{?)/g)].map((match) => {
    const after = match[2]!.trim();
    const names = after.endsWith('{') ? propertyNames(text.slice(match.index + match[0].length)) : after === ',' ? null : [];
    return { key: match[1]!, names };
  });
}

/** The names of an object written out, from behind its opening brace; null where some are spread into it. */
function propertyNames(text: string): readonly string[] | null {
  let depth = 0;
  let own = '';
  for (const character of text) {
    if ('{[('.includes(character)) depth += 1;
    if ('}])'.includes(character) && --depth < 0) break;
    if (depth === 0) own += character;
  }
  if (own.includes('...')) return null;
  return own.split(',').flatMap((property) => /^\s*(?:'([^']+)'|(\w+))/.exec(property)?.slice(1).find(Boolean) ?? []);
}

test('contract: every message that the code says is in a catalogue and is given what its words speak of', () => {
  const wanted = new Map(entries.map(({ key, texts }) => [key, namesIn(texts[0]!).filter((name) => !name.startsWith('@'))]));
  for (const path of globSync('src/**/*.ts').filter((name) => !/\.(test|fixture)\.ts$/.test(name)))
    for (const { key, names } of messagesIn(readFileSync(path, 'utf8'))) {
      const named = wanted.get(key);
      assert.ok(named !== undefined, `${path}: no catalogue has ${key}`);
      if (names !== null) for (const name of named) assert.ok(names.includes(name), `${path}: ${key} wants ${name}`);
    }
});

test('contract: every message of the catalogues but the card is said somewhere', () => {
  const code = globSync('src/**/*.ts')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const silent = entries.filter(({ catalogue, key }) => catalogue !== 'card' && !code.includes(`'${key}'`)).map(({ key }) => key);
  assert.deepEqual(silent, []);
});

test('unit: numbers take their form, fields their edge’s word, and a failure is said whole', () => {
  const [en, ru] = [sayIn('en', (path) => `--${path}`), sayIn('ru')];
  assert.equal(en('sigma', { seconds: 3 }), 'sigma 3 s');
  assert.deepEqual(sayFailure(fail('a.b', message('sigma', { seconds: 3 }), 'x').failure, ru), {
    where: 'a.b',
    wanted: 'сигма 3 с',
    found: 'x',
  });
  assert.throws(() => ru('sigma'), /wants seconds/);
  const told = (key: string, values: object) => ({ a: 1, notes: [message('sigma', { seconds: 3 }), { key, values }] });
  assert.ok(sayable(told('sigma', { seconds: 4 }), 'card').ok);
  for (const value of [told('sigma', {}), told('of-a-newer-version', {})]) {
    const read = sayable(value, 'card');
    assert.ok(!read.ok);
    assert.equal(read.failure.where, 'card.notes[1]');
  }
  assert.deepEqual(withWords({ notes: [message('sigma', { seconds: 3 })], other: [1, null] }), {
    notes: [{ text: 'sigma 3 s', key: 'sigma', values: { seconds: 3 } }],
    other: [1, null],
  });
  const reason = { rule: 'r', ...message('sigma', { seconds: 3 }), source: 's', nested: [{ why: message('sigma', { seconds: 1 }) }] };
  assert.deepEqual(Object.keys(withWords(reason, ru)), ['rule', 'text', 'key', 'values', 'source', 'nested']);
  assert.deepEqual(withoutWords(withWords({ reason, other: [1, null] }, ru)), { reason, other: [1, null] });
});

test('contract: below the command line nothing names a flag or a command of it', () => {
  const named =
    /(^|[^-\w])--[a-z][a-z-]+|\bunion (return|footprint|deorbit|orbit|recovery|scorecard|vehicles|sites|board|person|flight|rankings|cooperation|claims|press|plan|facts|check)\b/;
  const quoted = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  const found = globSync('src/**/*.ts')
    // The printer's flags are a browser's.
    .filter((path) => !/\.(test|fixture)\.ts$/.test(path) && !/^src[\\/](cli|printer)[\\/]/.test(path))
    .flatMap((path) => {
      const code = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`\\/])\/\/.*$/gm, '');
      return (code.match(quoted) ?? []).filter((text) => named.test(text)).map((text) => `${path}: ${text}`);
    });
  assert.deepEqual([...found, ...entries.filter(({ texts }) => texts.some((text) => named.test(text))).map(({ key }) => key)], []);
});
