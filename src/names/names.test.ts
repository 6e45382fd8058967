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
  (await candidatesFor(words, { entries: ENTRIES, kinds })).map(({ entry, how, lettersApart }) => [entry.id, how, lettersApart]);

test('unit: candidates tell how they fit, in the order of the kinds asked for', async () => {
  assert.deepEqual(await fits('ines munoz', 'person'), [['munoz-ines', 'exact', 0]]);
  assert.deepEqual(await fits('FERRY-7', 'flight'), [['ferry-7', 'exact', 0]]);
  assert.deepEqual(await fits('Orlov', 'flight', 'person'), [
    ['orlov-lab', 'word', 0],
    ['orlov-pyotr', 'word', 0],
  ]);
  assert.deepEqual(await fits('Пётр', 'person'), [['orlov-pyotr', 'word', 0]]);
  assert.deepEqual(await fits('Хара', 'person'), [['khara-ken', 'word', 0]], 'a script in which the record does not have him');
  assert.deepEqual(await fits('Or', 'person'), []);
  assert.deepEqual(await fits('!!', 'person'), []);
});

test('unit: a slip, the beginning of a word and a patronymic are close and no more, and say how many letters apart they are', async () => {
  assert.deepEqual((await fits('Munzo', 'person'))[0], ['munoz-ines', 'close', 1]);
  assert.deepEqual((await fits('Orlo', 'person'))[0], ['orlov-pyotr', 'close', 1]);
  assert.ok((await fits('Сергеевич', 'person')).every(([, how]) => how === 'close'));
});

test('unit: figures and numerals match exactly or not at all', async () => {
  assert.deepEqual(await fits('ferry-8', 'flight'), []);
  assert.deepEqual(await fits('ferry 77', 'flight'), []);
  assert.deepEqual((await fits('ferri 7', 'flight'))[0]?.slice(0, 2), ['ferry-7', 'close']);
});

test('unit: one is meant, or those that may be are named, and what was not said is told', async () => {
  const ask = async (words: string, first?: (entry: NameEntry) => boolean) => {
    const scope = { entries: ENTRIES, kinds: ['person', 'flight'] as const };
    const found = await findNamed({ words, where: 'name', ...(first === undefined ? {} : { first }) }, scope);
    return found.ok ? [found.value.entry.id, found.value.taken?.key ?? null] : [found.failure.where, found.failure.hint];
  };
  assert.deepEqual(await ask('orlov-lab'), ['orlov-lab', null]);
  assert.deepEqual(await ask('Orlova'), ['orlova-anna', null]);
  assert.deepEqual(await ask('Orlov'), ['name', message('names.say-which', { names: ['Pyotr Orlov', 'Orlov laboratory'] })]);
  assert.deepEqual(await ask('Orlov', ({ kind }) => kind === 'person'), ['orlov-pyotr', 'names.taken-of']);
  assert.deepEqual(await ask('Munos'), ['munoz-ines', 'names.taken-as']);
  assert.deepEqual(await ask('Orlowa'), ['orlova-anna', 'names.taken-as'], 'another spelling of one sound');
  assert.deepEqual(
    await ask('Orlovo'),
    ['name', message('names.nearest', { names: ['Pyotr Orlov', 'Anna Orlova', 'Orlov laboratory'] })],
    'two are as near',
  );
  assert.deepEqual(await ask('Mun'), ['name', message('names.nearest', { names: ['Inés Muñoz'] })]);
  assert.deepEqual(await ask('Qwxq'), ['name', message('names.none-near')]);
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
