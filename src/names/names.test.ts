import assert from 'node:assert/strict';
import { test } from 'node:test';
import { message } from '../outcome/index.ts';
import { candidatesFor } from './candidates.ts';
import { findNamed } from './find-named.ts';
import { foldWord } from './fold-word.ts';
import type { NameEntry } from './name-entry.ts';
import { findNames, nameIndexOf, wordsIn } from './names-in-text.ts';

const PEOPLE: readonly NameEntry[] = [
  { id: 'orlov-pyotr', kind: 'person', names: ['Pyotr Orlov', 'Пётр Сергеевич Орлов'] },
  { id: 'orlova-anna', kind: 'person', names: ['Anna Orlova', 'Анна Орлова'] },
  { id: 'munoz-ines', kind: 'person', names: ['Inés Muñoz'] },
  { id: 'khara-ken', kind: 'person', names: ['Ken Khara'] },
];
const FLIGHTS: readonly NameEntry[] = [
  { id: 'ferry-7', kind: 'flight', names: ['Ferry 7', 'Паром 7'], aliases: ['Ferry 07'] },
  { id: 'orlov-lab', kind: 'flight', names: ['Orlov laboratory'] },
];
const ENTRIES = [...PEOPLE, ...FLIGHTS];

const fits = async (words: string, ...kinds: readonly NameEntry['kind'][]) =>
  (await candidatesFor(words, { entries: ENTRIES, kinds })).map(({ entry, how, by, apart }) => [entry.id, how, by, apart]);

test('unit: candidates tell how they fit, in the order of the kinds asked for', async () => {
  assert.deepEqual(await fits('ines munoz', 'person'), [['munoz-ines', 'exact', 'letters', 0]]);
  assert.deepEqual(await fits('FERRY-7', 'flight'), [['ferry-7', 'exact', 'letters', 0]]);
  assert.deepEqual(await fits('Orlov', 'flight', 'person'), [
    ['orlov-lab', 'word', 'letters', 0],
    ['orlov-pyotr', 'word', 'letters', 0],
    ['orlova-anna', 'beginning', 'letters', 0],
  ]);
  assert.deepEqual(await fits('Пётр', 'person'), [['orlov-pyotr', 'word', 'letters', 0]]);
  assert.deepEqual(await fits('Хара', 'person'), [['khara-ken', 'word', 'sound', 0]]);
  assert.ok(
    (await fits('Or', 'person')).every(([, how]) => how === 'close'),
    'two letters begin nothing',
  );
  assert.deepEqual(await fits('!!', 'person'), []);
});

test('unit: what is only like a name says how many letters apart it is', async () => {
  const [best] = await candidatesFor('Munzo', { entries: ENTRIES, kinds: ['person'] });
  assert.deepEqual([best?.entry.id, best?.how, best?.apart], ['munoz-ines', 'close', 2 / 5]);
});

test('unit: one is meant, or those that may be are named', async () => {
  const ask = async (words: string, first?: (entry: NameEntry) => boolean) => {
    const scope = { entries: ENTRIES, kinds: ['person', 'flight'] as const };
    const found = await findNamed({ words, where: 'name', ...(first === undefined ? {} : { first }) }, scope);
    return found.ok ? found.value.id : [found.failure.where, found.failure.hint];
  };
  assert.equal(await ask('orlov-lab'), 'orlov-lab');
  assert.equal(await ask('Orlova'), 'orlova-anna');
  assert.deepEqual(await ask('Orlov'), ['name', message('names.say-which', { ids: ['orlov-pyotr', 'orlov-lab'] })]);
  assert.equal(await ask('Orlov', ({ kind }) => kind === 'person'), 'orlov-pyotr');
  assert.equal(await ask('Munos'), 'munoz-ines');
  assert.equal((await ask('Qwxq'))[0], 'name');
});

test('unit: spellings of one name have one key', () => {
  assert.equal(new Set(['Пётр', 'Pyotr', 'Petr', 'Piotr'].map(foldWord)).size, 1);
  assert.notEqual(foldWord('Orlov'), foldWord('Orlova'));
});

test('unit: names stand in a text by any of their spellings and cases, and an index is made once', () => {
  const index = nameIndexOf(ENTRIES);
  assert.equal(nameIndexOf(ENTRIES), index);
  const named = (text: string) => findNames(text, wordsIn(text), index).map(({ forms }) => forms[0]!.entry.id);
  assert.deepEqual(named('Petr Orlov went up in Ferry 07.'), ['orlov-pyotr', 'ferry-7']);
  assert.deepEqual(named('Он летел с Анной Орловой.'), ['orlova-anna']);
  assert.deepEqual(named('The eagle, orlov in Russian.'), []);
});
