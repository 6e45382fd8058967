/** What the record knows and up to which day it says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RecordFile, boardAt, lifeAt, momentOf, rankAt, readRecord, viewRecord, voyageAt } from '../src/record/index.ts';
import { SHIPPED_RECORD, openRecordFolder, readRecordFolder, worldAt } from '../src/store/index.ts';
import { addSeconds, formatInstant } from '../src/time/index.ts';
import { showBoard } from '../src/workflows/record/index.ts';

const opened = openRecordFolder(SHIPPED_RECORD);
assert.ok(opened.ok);
const { record } = opened.value;
const view = viewRecord(record, null);
const LATE = momentOf('2099-01-01');

/** The shipped record with more lines. */
function recordWith(more: Readonly<Record<string, readonly object[]>>) {
  const files = readRecordFolder(SHIPPED_RECORD);
  assert.ok(files.ok);
  const read = readRecord(
    files.value.map(({ name, text }): RecordFile => ({
      name,
      text: text + (more[name] ?? []).map((line) => `${JSON.stringify(line)}\n`).join(''),
    })),
  );
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

const horizonWith = (more: Parameters<typeof recordWith>[0]) => formatInstant(viewRecord(recordWith(more), null).horizon!);
const line = { precision: 'day', sources: ['cosmos-book'], recordedAt: '2026-12-01' };

test('contract: the horizon is the newest fact that moves somebody, or the last day on which a list of ships and crews was read', () => {
  const shipped = formatInstant(view.horizon!);
  const said = { ...line, id: 'word-late', type: 'statementMade', at: '2026-11-30', by: 'somebody', says: 'a word' };
  assert.equal(horizonWith({ 'cooperation.jsonl': [said] }), shipped, 'what was said moves nobody');
  const announced = {
    ...line,
    id: 'plan-late',
    type: 'planAnnounced',
    at: '2026-11-30',
    by: 'NASA',
    flight: 'soyuz-ms-29',
    event: 'landing',
    plannedFor: '2027-03',
  };
  assert.equal(horizonWith({ 'ships.jsonl': [announced] }), shipped, 'what was announced moves nobody');
  const list = { id: 'a-list', publisher: 'a list', lists: 'ships and crews', readOn: '2026-11-28' };
  assert.equal(horizonWith({ 'sources.jsonl': [list] }), '2026-11-28T00:00:00Z');
  assert.equal(horizonWith({ 'sources.jsonl': [{ ...list, readOn: '2001-01-01' }] }), shipped, 'an old list');
  const asOf = momentOf('2022-03-29');
  assert.equal(viewRecord(record, asOf).horizon, asOf, 'what was known by a day reaches no farther');
});

test('contract: beyond the horizon counters stop and every answer says so', () => {
  const board = boardAt(view, LATE);
  const then = boardAt(view, view.horizon!);
  assert.deepEqual([board.standing, then.standing], ['not-known-after', 'known']);
  assert.equal(board.knownUntil, then.at);
  assert.deepEqual(
    board.crew.map(({ id, daysThisFlight, daysTotal }) => [id, daysThisFlight, daysTotal]),
    then.crew.map(({ id, daysThisFlight, daysTotal }) => [id, daysThisFlight, daysTotal]),
  );
  assert.ok(board.crew.length > 0);
  const [somebody] = board.crew;
  const person = record.people.get(somebody!.id)!;
  assert.equal(lifeAt(view, person, LATE).totalSeconds, lifeAt(view, person, view.horizon!).totalSeconds);
  assert.equal(lifeAt(view, person, LATE).standing, 'not-known-after');
  const ship = record.flights.get(somebody!.up)!;
  assert.equal(voyageAt(view, ship, LATE).seconds, voyageAt(view, ship, view.horizon!).seconds);
  assert.ok(rankAt(view, { of: 'single-flight', at: view.horizon! }).length > 0);
});

test('contract: a planned day that has passed is overdue, and what happened is no plan', () => {
  const moves = boardAt(view, LATE).next;
  assert.ok(moves.length > 0);
  for (const { basis } of moves) assert.equal(basis, 'overdue');
  for (const day of ['2022-03-29', '2024-08-30', '2025-06-01']) {
    const at = momentOf(day);
    for (const { at: when, basis } of boardAt(view, at).next) if (momentOf(when) < at) assert.equal(basis, 'overdue', `${day}: ${when}`);
  }
});

test('contract: a flight that was to leave and did not is overdue on its own page, and what befell a ship stands there', () => {
  const page = (flight: string, at: string) => voyageAt(view, record.flights.get(flight)!, momentOf(at)).events;
  assert.deepEqual(
    page('crew-13', '2099-01-01').map(({ overdue }) => overdue),
    [false, true],
    'the first plan was replaced, the last is open',
  );
  assert.ok(page('crew-13', '2026-09-01').every(({ overdue }) => !overdue));
  for (const day of ['2022-12-13', '2022-12-15'])
    assert.equal(
      page('soyuz-ms-22', day).some(({ says }) => says.includes('coolant leak')),
      day === '2022-12-15',
      day,
    );
});

test('contract: a ship that left by a day is on no board after it, and no flight of it goes on', () => {
  const by = record.entries.filter(({ fact }) => fact.type === 'undocked' && fact.precision === 'by');
  assert.ok(by.length > 20);
  for (const { fact, moment } of by) {
    if (fact.type !== 'undocked') continue;
    const board = boardAt(view, addSeconds(moment, 3 * 86_400));
    assert.ok(
      board.inFreeFlight.every(({ ship }) => ship !== fact.flight),
      fact.flight,
    );
    const voyage = voyageAt(view, record.flights.get(fact.flight)!, LATE);
    if (voyage.landing !== null) continue;
    assert.deepEqual([voyage.endUnknown, voyage.seconds, voyage.leftBy], [true, null, fact.at], fact.flight);
  }
});

test('contract: a port is free only where every ship that could be there is in the record', () => {
  const states = (day: string) => Object.fromEntries(boardAt(view, momentOf(day)).ports.map(({ port, state }) => [port ?? '', state]));
  // Progress ships before July 2020 are not in the record.
  assert.equal(states('2010-05-01')['zvezda-aft'], 'not-in-record');
  assert.equal(states('2010-05-01')['pma-2-harmony-forward'], 'free');
  assert.equal(states('2022-03-29')['harmony-zenith'], 'free');
  // No source says where Soyuz MS-29 docked, so it may be at either.
  assert.deepEqual(
    ['rassvet-nadir', 'prichal-nadir'].map((port) => states('2026-07-28')[port]),
    ['not-in-record', 'not-in-record'],
  );
});

test('contract: the board says who has no safe seat home, as the rule of the plan does', async () => {
  const world = worldAt(momentOf('2026-12-01'));
  const without = async (at: string) => {
    const board = await showBoard(world, { at });
    assert.ok(board.ok);
    return board.value.crew.filter(({ noSafeSeat }) => noSafeSeat !== null).map(({ id }) => id);
  };
  assert.deepEqual(await without('2022-12-20'), ['petelin-dmitri', 'prokopyev-sergei', 'rubio-frank']);
  assert.deepEqual(await without('2024-08-30'), ['williams-sunita', 'wilmore-butch']);
  assert.deepEqual(await without('2022-03-29'), []);
});
