/** What is held against the record, and what is not: lengths that are no stay of the crew, numbers that count others, times rounded to the minute. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAgainstRecord } from './real-record.ts';

const against = (text: string, day?: string) =>
  readAgainstRecord(text, day).relations.filter(({ kind }) => kind === 'contradicts' || kind === 'off by a unit');
const claimsOf = (text: string, day?: string) =>
  readAgainstRecord(text, day).claims.map(({ kind, property, value, number }) => ({ kind, property, value, number }));

test('unit: a career, a partnership, a reading time and a difference are no stay, and contradict nothing', () => {
  for (const [day, text] of [
    [
      '2022-09-29',
      'Oleg Artemyev landed in Soyuz MS-21 on Thursday after 195 days in space. He has logged 561 days in space on his three flights.',
    ],
    ['2018-12-20', 'The partners of the station marked 20 years of collaboration. Soyuz MS-09 landed on Thursday.'],
    ['2018-12-20', 'Two decades and 20 years of cooperation lie behind the partners. Soyuz MS-09 landed on Thursday.'],
    [
      '2010-03-18',
      'Crew home from the station\nBy Jane Roe\n2 min read\n\nHOUSTON — Soyuz TMA-16 landed Thursday after a 4-minute and 16-second engine burn.',
    ],
    ['2023-09-27', 'Frank Rubio, who landed in Soyuz MS-23 on Wednesday, stayed in space two weeks longer than Mark Vande Hei had.'],
    ['2023-09-27', 'Frank Rubio landed in Soyuz MS-23 on Wednesday, his flight 15 days longer than the record before.'],
  ] as const)
    assert.deepEqual(against(text, day), [], text);
});

test('unit: a blank between thousands joins a number', () => {
  const told = claimsOf('МОСКВА — По завершении экспедиции суммарный налет Олега Кононенко составит 1 110 суток.', '2024-02-05');
  assert.deepEqual(
    told.filter(({ kind }) => kind === 'duration').map(({ number }) => number),
    [1110 * 86_400],
  );
});

test('unit: the number of an expedition counts nobody, and other numbers than the crew’s are of others', () => {
  const ridden = 'The Expedition 50 crew members rode home in Soyuz MS-02, which landed on Monday.';
  assert.deepEqual(
    claimsOf(ridden, '2017-04-10').filter(({ kind }) => kind === 'count'),
    [],
  );
  for (const [day, text] of [
    ['2015-09-12', 'ZHEZKAZGAN — Soyuz TMA-16M landed on Saturday. Six crew members remain on the station.'],
    ['2021-05-02', 'HOUSTON — The Crew-1 capsule brought back four astronauts: three NASA astronauts and one from Japan.'],
  ] as const)
    assert.deepEqual(against(text, day), [], text);
});

test('unit: a time that is told to the minute agrees cut or rounded', () => {
  assert.deepEqual(against('BAIKONUR — Soyuz TMA-17M lifted off at 21:03 GMT on July 22, 2015.', '2015-07-23'), []);
  assert.deepEqual(against('BAIKONUR — Soyuz TMA-17M lifted off at 21:02 GMT on July 22, 2015.', '2015-07-23'), []);
  assert.equal(against('BAIKONUR — Soyuz TMA-17M lifted off at 21:12 GMT on July 22, 2015.', '2015-07-23').length, 1);
});
