import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../src/outcome/index.ts';
import { sayIn, sayMessage } from '../../src/presentation/index.ts';
import { momentOf, recordNames, viewRecord } from '../../src/record/index.ts';
import { pressMatter } from '../../src/press/index.ts';
import { acceptClaims } from '../../src/press/accepted-claims.ts';
import type { PressReport } from '../../src/press/press-report.ts';
import { readPressReport } from '../../src/press/read-press-report.ts';
import { SHIPPED_RECORD, openRecordFolder } from '../../src/store/index.ts';

const opened = openRecordFolder(SHIPPED_RECORD);
assert.ok(opened.ok, opened.ok ? '' : JSON.stringify(opened.failure));
const { record } = opened.value;
const names = recordNames(record);
const matterBy = (day: string) => pressMatter(viewRecord(record, null), momentOf(day));
const matter = matterBy('2026-11-25');

function read(text: string): PressReport {
  const report = readPressReport(text, names, matter);
  assert.ok(report.ok, JSON.stringify(report));
  return report.value;
}

const linked = (text: string, words: string): string | null | undefined =>
  read(text).mentions.find(({ passage }) => passage.words === words)?.id;

const inWords = (told: Message) => sayMessage(told, sayIn('en'));

function accept(report: PressReport, claims: readonly string[] | 'all' = 'all') {
  const lines = acceptClaims(report, { id: 'own', sha256: 'a1', recordedAt: '2026-11-26T00:00:00Z', inWords }, claims, record);
  assert.ok(lines.ok, JSON.stringify(lines));
  return lines.value;
}

test('unit: names of the record are found as reports write them', () => {
  const day = 'MOSCOW, March 31, 2022 (AFP) - ';
  for (const [words, id] of [
    ['MS-19', 'soyuz-ms-19'],
    ['Soyuz', 'soyuz'],
    ['Crew-3', 'crew-3'],
    ['Russian Space Agency', 'Roscosmos'],
    ['Rassvet', 'rassvet'],
    ['MRM-1', 'rassvet'],
    ['Rogozin', 'rogozin-dmitry'],
    ['Borisov', null],
    ['Dzhezkazgan', 'zhezkazgan'],
    ['Germany', 'DEU'],
    ['intergovernmental agreement', 'iga'],
  ] as const)
    assert.equal(linked(`${day}The people heard much about ${words} on the way home.`, words), id, words);
  assert.equal(linked('МОСКВА, 31 марта 2022 - РИА Новости. Экипаж «Союза МС-08» вернулся в Жезказган.', 'Жезказган'), 'zhezkazgan');
  assert.equal(linked(`${day}In 2018 Soyuz MS-8 came home.`, 'Soyuz MS-8'), 'soyuz-ms-08');
  assert.equal(linked(`${day}Good news came at noon.`, 'Good'), undefined, 'a word that begins a sentence is not Michael Good');
});

test('unit: what the record holds by a day ends with that day', () => {
  const before = matterBy('2022-03-30T11:00:00Z');
  const stay = before.stays.find(({ person, up }) => person === 'vande-hei-mark' && up === 'soyuz-ms-18');
  assert.deepEqual([stay?.landing, stay?.launch], [null, '2021-04-09T07:42:40Z']);
  assert.equal(
    before.events.some(({ id }) => id === 'soyuz-ms-19.landed'),
    false,
  );
  const attitudes = matter.values.filter(({ subject, property }) => subject === 'soyuz-ms-19' && property === 'attitude');
  assert.deepEqual(
    attitudes.map(({ value, moment }) => [value, moment]),
    [
      ['upright', 'touchdown'],
      ['on its side', 'after touchdown'],
    ],
  );
});

test('unit: a wrong day contradicts the record beside its own value, and a wrong ship too', () => {
  const { claims } = accept(read('MOSCOW, October 20, 2021 (AFP) - Soyuz MS-18 landed on October 11 with Mark Vande Hei.'));
  const at = claims.filter(({ property }) => property === 'at');
  assert.deepEqual(
    at.map(({ subject, value, rank, contradicts }) => [subject, value, rank, contradicts]),
    [
      ['soyuz-ms-18.landed', '2021-10-17T04:35:44Z', 'preferred', undefined],
      ['soyuz-ms-18.landed', '2021-10-11', 'normal', ['soyuz-ms-18.landed.at']],
    ],
  );
  const ride = claims.find(({ property }) => property === 'flight');
  assert.deepEqual(
    [ride?.subject, ride?.value, ride?.contradicts],
    ['vande-hei-mark.left-soyuz-ms-19', 'soyuz-ms-18', ['vande-hei.ms-19']],
  );
});

test('unit: a plan told is a plan announced, and what a sentence repeats is said once', () => {
  const { facts, left } = accept(
    read('HOUSTON, September 1, 2022 (AP) — Soyuz MS-22 is scheduled to launch on September 21. The talks began on Monday in Paris.'),
  );
  const plan = facts.find((fact) => fact.type === 'planAnnounced');
  assert.deepEqual([plan?.flight, plan?.event, plan?.plannedFor, plan?.by], ['soyuz-ms-22', 'launch', '2022-09-21', 'AP']);
  assert.ok(left.some(({ why }) => why.key === 'press.dates-nothing'));
});

test('unit: days of agreements are held against their signing, in English and Russian', () => {
  const signing = (text: string) => read(text).relations.find(({ fact }) => fact === 'integrated-crews.signed')?.kind;
  assert.equal(signing('MOSCOW, July 20, 2022 (AFP) - The agencies signed the seat swap agreement on July 14, officials said.'), 'agrees');
  assert.equal(
    signing('МОСКВА, 20 июля 2022 - РИА Новости. Россия и США подписали соглашение о перекрёстных полётах 13 июля.'),
    'off by a unit',
  );
});
