import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type View,
  boardAt,
  cooperationAt,
  disagreementsAt,
  findBreaches,
  lifeAt,
  momentOf,
  rankAt,
  recordSteps,
  staySeconds,
  viewRecord,
} from '../src/record/index.ts';
import { SHIPPED_RECORD, openRecordFolder, worldAt } from '../src/store/index.ts';
import { DAY_S, addSeconds } from '../src/time/index.ts';
import { shippedReturn, shippedReturnIds } from '../src/workflows/shipped/index.ts';

const opened = openRecordFolder(SHIPPED_RECORD);
assert.ok(opened.ok, opened.ok ? '' : JSON.stringify(opened.failure));
const { record } = opened.value;
const view = viewRecord(record, null);
const asKnown = (day: string): View => viewRecord(record, momentOf(day));
const life = (id: string, at: string, seen = view) => lifeAt(seen, record.people.get(id)!, momentOf(at));
const board = (at: string, seen = view) => boardAt(seen, momentOf(at));
const seats = (at: string) => Object.fromEntries(board(at).crew.map(({ id, seatHome }) => [id, seatHome]));

test('validation: history from 1998 to 2026 keeps every rule', () => {
  assert.deepEqual(findBreaches(record), []);
  assert.equal(
    [...record.flights.values()].filter(({ id }) => view.timeline.entries.some(({ fact }) => fact.id === `${id}.launched`)).length > 128,
    true,
  );
});

test('validation: the ten people of 29 March 2022, their ships at their ports, and who goes home in what', () => {
  assert.deepEqual(seats('2022-03-29T00:00:00Z'), {
    'barron-kayla': 'crew-3',
    'chari-raja': 'crew-3',
    'marshburn-thomas': 'crew-3',
    'maurer-matthias': 'crew-3',
    'dubrov-pyotr': 'soyuz-ms-19',
    'vande-hei-mark': 'soyuz-ms-19',
    'shkaplerov-anton': 'soyuz-ms-19',
    'artemyev-oleg': 'soyuz-ms-21',
    'korsakov-sergei': 'soyuz-ms-21',
    'matveev-denis': 'soyuz-ms-21',
  });
  const { ports, commander, expedition, dataAge } = board('2022-03-29T00:00:00Z');
  assert.deepEqual(Object.fromEntries(ports.map(({ port, ship }) => [port, ship])), {
    'zvezda-aft': 'progress-ms-18',
    'poisk-zenith': 'progress-ms-19',
    'rassvet-nadir': 'soyuz-ms-19',
    'prichal-nadir': 'soyuz-ms-21',
    'harmony-forward': 'crew-3',
    'harmony-zenith': null,
    'harmony-nadir': null,
    'unity-nadir': 'cygnus-ng-17',
  });
  assert.deepEqual([commander, expedition], ['shkaplerov-anton', 66]);
  assert.equal(dataAge.latestFact, 'soyuz-ms-21.docked');
});

test('validation: Vande Hei on 30 March 2022, up on MS-18, down on MS-19, 355 d 3 h 45 m, the longest of an American, after 340 days of Scott Kelly', () => {
  const { stays, flights, totalSeconds } = life('vande-hei-mark', '2022-03-30T23:59:59Z');
  const last = stays.at(-1)!;
  assert.deepEqual([last.up, last.down, last.text, last.seconds, flights], ['soyuz-ms-18', 'soyuz-ms-19', '355 d 3 h 45 m', 30_685_521, 2]);
  assert.equal(
    totalSeconds,
    stays.reduce((sum, { seconds }) => sum + seconds, 0),
  );
  const american = last.records.find(({ among }) => among === 'USA');
  assert.deepEqual([american?.broke?.holders, american?.broke?.text], [['kelly-scott'], '340 d 8 h 42 m']);
  const rows = rankAt(view, { of: 'single-flight', nationality: 'USA', at: momentOf('2022-03-30T23:59:59Z') });
  assert.deepEqual([rows[0]!.id, rows[1]!.id], ['vande-hei-mark', 'kelly-scott']);
});

test('validation: the record of an American was Kelly’s until 15 March 2022, and is Rubio’s since', () => {
  const holder = (at: string) => recordSteps(view, { nationality: 'USA', at: momentOf(at) }).at(-1)?.holders;
  assert.deepEqual(holder('2022-03-14'), ['kelly-scott']);
  assert.deepEqual(holder('2022-03-16'), ['vande-hei-mark']);
  assert.deepEqual(holder('2023-09-28'), ['rubio-frank']);
});

test('validation: after the leak of MS-22 Rubio’s seat was in the Crew-5 Dragon, then in MS-23', () => {
  assert.deepEqual(
    ['2023-01-10', '2023-01-20', '2023-03-07'].map((day) => seats(day)['rubio-frank']),
    ['soyuz-ms-22', 'crew-5', 'soyuz-ms-23'],
  );
  assert.equal(board('2023-01-20').crew.find(({ id }) => id === 'rubio-frank')?.contingencySeat, true);
  assert.equal(seats('2023-03-01')['prokopyev-sergei'], 'soyuz-ms-22');
  assert.equal(seats('2023-03-03')['prokopyev-sergei'], 'soyuz-ms-23');
});

test('validation: the crew of Starliner CFT went home in Crew-9, with places in Crew-8 between', () => {
  assert.deepEqual(
    ['2024-07-01', '2024-09-15', '2024-10-05'].map((day) => seats(day)['wilmore-butch']),
    ['boe-cft', 'crew-8', 'crew-9'],
  );
  const stay = life('williams-sunita', '2025-03-19').stays.at(-1)!;
  assert.deepEqual([stay.up, stay.down, stay.text.slice(0, 5)], ['boe-cft', 'crew-9', '286 d']);
});

test('validation: while the Shuttle was grounded three who came up in it had their seats in a Soyuz', () => {
  assert.deepEqual(seats('2003-02-02'), {
    'bowersox-kenneth': 'soyuz-tma-1',
    'budarin-nikolai': 'soyuz-tma-1',
    'pettit-donald': 'soyuz-tma-1',
  });
  assert.deepEqual(board('2009-07-20').crew.length, 13);
});

test('validation: space.com’s eight ships at eight ports on 1 December 2025', () => {
  assert.deepEqual(Object.fromEntries(board('2025-12-01T18:00Z').ports.map(({ port, ship }) => [port, ship])), {
    'rassvet-nadir': 'soyuz-ms-28',
    'prichal-nadir': 'soyuz-ms-27',
    'poisk-zenith': 'progress-ms-31',
    'zvezda-aft': 'progress-ms-32',
    'harmony-nadir': 'htv-x1',
    'unity-nadir': 'cygnus-ng-23',
    'harmony-forward': 'crs-33',
    'harmony-zenith': 'crew-11',
  });
});

test('unit: a day that had not come is not known as of the day before', () => {
  const before = asKnown('2022-03-29T00:00:00Z');
  const stay = life('vande-hei-mark', '2022-04-30', before).stays.at(-1)!;
  assert.deepEqual([stay.down, stay.landing], [null, null]);
  const { next } = board('2022-03-29T00:00:00Z', before);
  assert.deepEqual(
    next.map(({ flight, event, at, basis }) => [flight, event, at, basis]),
    [['soyuz-ms-19', 'landing', '2022-03-30', 'planned']],
  );
  assert.equal(board('2022-03-29T00:00:00Z').next[0]!.basis, 'happened');
});

test('unit: every derived answer names facts that are in the record', () => {
  const ids = new Set(record.entries.map(({ fact }) => fact.id));
  for (const day of ['2001-08-15', '2010-05-20', '2022-03-29', '2023-03-05', '2026-08-01']) {
    const { crew, ports, next } = board(day);
    for (const { facts } of [...crew, ...ports]) assert.ok(facts.every((id) => ids.has(id)));
    for (const { fact } of next) assert.ok(ids.has(fact));
    for (const { facts, id } of crew) assert.ok(facts.length >= 2, id);
    const moments = new Map(record.entries.map(({ fact, moment }) => [fact.id, moment]));
    for (const { facts } of crew)
      assert.ok(
        facts.every((id) => moments.get(id)! <= momentOf(day)),
        'no fact of a later day was used',
      );
  }
});

test('validation: how MS-19 came to rest is two moments of one matter, and its landing second is a true disagreement', () => {
  const { matters } = disagreementsAt(view, 'soyuz-ms-19', momentOf('2026-01-01'));
  const verdict = (property: string) => matters.find((matter) => matter.property === property)?.verdict;
  assert.equal(verdict('attitude'), 'compatible');
  assert.equal(verdict('at'), 'contradict');
  const attitude = matters.find(({ property }) => property === 'attitude')!;
  assert.deepEqual(
    new Set(attitude.claims.map(({ validAt, value }) => `${value} at ${validAt}`)),
    new Set(['upright at touchdown', 'on side at recovery']),
  );
  assert.equal(attitude.claims.find(({ id }) => id === 'ms-19.on-side.ap')?.families, 1, 'two copies of one agency are one origin');
});

test('validation: on 2 April 2022 the seat through Axiom was flown, the controls excepted the station, and no letter was open', () => {
  const state = cooperationAt(view, momentOf('2022-04-02T12:00:00Z'));
  const ids = state.agreements.map(({ id }) => id);
  assert.ok(ids.includes('iga') && ids.includes('axiom-seat-2021'));
  assert.ok(!ids.includes('integrated-crews') && !ids.includes('soyuz-seat-purchases'));
  assert.match(state.sanctions.find(({ id }) => id === 'export-controls-2022')?.except[0] ?? '', /space cooperation between governments/);
  assert.ok(!state.sanctions.some(({ id }) => id === 'meu-list-2020'));
  assert.deepEqual(state.unanswered, []);
  assert.ok(state.words.slice(0, 6).some(({ fact }) => fact === 'rogozin-2022-04-02'));
  const before = cooperationAt(view, momentOf('2022-03-20'));
  assert.deepEqual(
    before.unanswered.map(({ to, answerBy }) => [to, answerBy]),
    ['NASA', 'CSA', 'ESA'].map((to) => [to, '2022-03-31']),
  );
  assert.deepEqual(
    before.jointFlights.map(({ person }) => person),
    ['vande-hei-mark'],
  );
});

test('validation: in January 2023 Rubio and Kikina each fly in the other side’s ship under the agreement of July 2022', () => {
  const state = cooperationAt(view, momentOf('2023-01-10'));
  assert.deepEqual(
    new Set(state.jointFlights.map(({ person, under }) => `${person} ${under}`)),
    new Set(['rubio-frank integrated-crews', 'kikina-anna integrated-crews']),
  );
});

test('contract: a shipped return is found by its name as people write it, in either script', () => {
  const world = worldAt(momentOf('2026-12-01'));
  for (const written of ['soyuz-ms-19', 'MS-19', 'ms19', 'Soyuz MS 19', 'Союз МС-19', 'мс19']) {
    const found = shippedReturn(world, written);
    assert.ok(found.ok && found.value.id === 'soyuz-ms-19', written);
  }
  for (const written of ['ms-1', 'ms-190', 'Союз МС-91', '19']) assert.equal(shippedReturn(world, written).ok, false, written);
});

test('contract: a shipped return tells the undocking and the landing that the record goes by, and names the line that says so', () => {
  const world = worldAt(momentOf('2026-12-01'));
  const lines = new Map(view.timeline.entries.map(({ fact }) => [fact.id, fact]));
  for (const id of shippedReturnIds(world)) {
    const shipped = shippedReturn(world, id);
    assert.ok(shipped.ok);
    for (const [what, told] of [
      ['undocked', shipped.value.undocking],
      ['landed', shipped.value.touchdown],
    ] as const) {
      const line = lines.get(`${id}.${what}`) as { readonly at: string; readonly precision: string } | undefined;
      assert.ok(line !== undefined, `${id}.${what}`);
      assert.equal(told.value, line.at, `${id}.${what}`);
      assert.equal(told.precision, line.precision, `${id}.${what}`);
      const preferred = record.claims
        .map(({ claim }) => claim)
        .find(({ subject, property, rank }) => subject === `${id}.${what}` && property === 'at' && rank === 'preferred');
      assert.equal(told.claim, preferred?.id ?? `${id}.${what}`);
    }
  }
});

/** Names, whole days and what they count, of careers by the longest. */
function careers(at: string) {
  return rankAt(view, { of: 'career', at: momentOf(at) }).map(({ name, seconds, counts, through }) => ({
    name,
    days: Math.floor(seconds / 86_400),
    counts,
    through,
  }));
}

test('validation: Stavnichuk and Corlett 2020: careers on Mir and the Shuttle count whole, and the fifty longest say what they count', () => {
  const longest = careers('2026-07-01').slice(0, 50);
  for (const [name, days] of [
    ['Aleksandr Kaleri', 769],
    ['Viktor Afanasyev', 555],
    ['Yury Usachev', 552],
    ['Pavel Vinogradov', 546],
    ['Nikolai Budarin', 444],
    ['Yury Onufrienko', 389],
    ['Valeri Korzun', 381],
  ] as const)
    assert.deepEqual(
      longest.filter((row) => row.name === name).map((row) => [row.days, row.counts]),
      [[days, 'published']],
      name,
    );
  assert.deepEqual(
    longest.filter(({ counts }) => counts === 'station'),
    [],
  );
});

test('contract: a published career is no shorter than the flights of this record by its day, which was no day of a flight', () => {
  const published = [...record.people.values()].filter(({ careerDays }) => careerDays !== undefined);
  assert.ok(published.length > 30);
  for (const { id, careerDays, careerThrough, careerSources } of published) {
    const through = addSeconds(momentOf(careerThrough!), DAY_S);
    const stays = (view.stays.get(id) ?? []).filter(({ launch }) => launch.moment < through);
    const seconds = stays.reduce((sum, stay) => sum + staySeconds(stay, through), 0);
    assert.ok(careerDays! >= Math.floor(seconds / DAY_S), `${id}: ${careerDays} d, but ${seconds / DAY_S} d in the record`);
    // A flight that went on beyond that day would be counted in part, or not at all.
    for (const { up, landing } of stays) assert.ok(landing !== null && landing.moment < through, `${id}: ${up}`);
    assert.ok((careerSources ?? []).length > 0, id);
  }
});

test('validation: totals that other pages tell to the minute are those of careers whose flights are all in this record', () => {
  for (const [id, through, days, hours, minutes, page] of [
    ['shkaplerov-anton', '2022-03-30', 709, 8, 5, 'gctc.ru/main.php?id=6207'],
    ['yurchikhin-fyodor', '2017-09-03', 672, 20, 38, 'kids.kiddle.co/Fyodor_Yurchikhin'],
    ['volkov-sergei', '2016-03-02', 547, 22, 21, 'dewiki.de/Lexikon/Sergei_Alexandrowitsch_Wolkow'],
    ['tyurin-mikhail', '2014-05-14', 532, 2, 50, 'de.wiki.li/Michail_Wladislawowitsch_Tjurin'],
    ['vande-hei-mark', '2022-03-30', 523, 8, 59, 'wikimili.com/en/Mark_T._Vande_Hei'],
    ['kornienko-mikhail', '2016-03-02', 516, 10, 1, 'kids.kiddle.co/Mikhail_Kornienko'],
    ['pesquet-thomas', '2021-11-09', 396, 11, 34, 'wikiwand.com/fr/articles/Thomas_Pesquet'],
    ['kimbrough-shane', '2021-11-09', 388, 17, 28, 'en.wikipedia.org/wiki/Shane_Kimbrough'],
    ['caldwell-dyson-tracy', '2024-09-23', 372, 18, 36, 'kids.kiddle.co/Tracy_Caldwell_Dyson'],
    ['petelin-dmitri', '2023-09-27', 370, 21, 22, 'sagapedia.com/cs/Dmitrij_Petělin'],
    ['kononenko-oleg', '2024-09-23', 1110, 14, 56, 'jantaserishta.com/amp/science/…-3544378'],
  ] as const) {
    const { totalSeconds, flights } = life(id, `${through}T23:59:59Z`);
    const told = days * DAY_S + hours * 3600 + minutes * 60;
    // Totals are sums of flights that were cut or rounded to the minute, one by one.
    assert.ok(Math.abs(totalSeconds - told) <= 60 * flights, `${id}: ${totalSeconds - told} s from what ${page} tells`);
  }
});

test('validation: JAXA 2023: Wakata’s published total of 2020 and his flight since make the 504 days that were told on his landing', () => {
  assert.deepEqual(
    careers('2023-03-12').find(({ name }) => name === 'Koichi Wakata'),
    { name: 'Koichi Wakata', days: 504, counts: 'published', through: '2020-01-14' },
  );
});

test('unit: who flew elsewhere without a total that could be checked has the flights of this record, and the row says so', () => {
  assert.deepEqual(
    careers('2026-07-01').find(({ name }) => name === 'Chris Hadfield'),
    { name: 'Chris Hadfield', days: 157, counts: 'station', through: null },
  );
  // Before the day that a total counts to, it would count what had not been flown.
  assert.equal(careers('2003-12-01').find(({ name }) => name === 'Aleksandr Kaleri')?.counts, 'station');
});
