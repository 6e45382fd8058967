import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Message, message } from '../outcome/index.ts';
import { addSeconds } from '../time/index.ts';
import { boardAt } from './board.ts';
import { FACT_TYPES } from './fact-shapes.ts';
import { lifeAt } from './life.ts';
import { momentOf } from './moment.ts';
import { type Line, type Visit, linesOf, recordOf } from './random-history.fixture.ts';
import { readRecord } from './read-record.ts';
import { recordSteps } from './rankings.ts';
import type { Rule } from './breach.ts';
import { findBreaches } from './rules.ts';
import type { StationRecord } from './station-record.ts';
import { durationText } from './stays.ts';
import { replay, stationAt, stationIn } from './timeline.ts';
import { viewRecord } from './view.ts';

const visit = fc.record({
  port: fc.nat(3),
  waitH: fc.nat(20),
  stayH: fc.integer({ min: 1, max: 60 }),
  crew: fc.integer({ min: 0, max: 3 }),
  swaps: fc.boolean(),
});
const visits = fc.array(visit, { minLength: 1, maxLength: 14 });
const hour = fc.nat(600);
const START = momentOf('2000-01-01');
const LATE = momentOf('2026-06-01');

/** A crew of three in one ship, relieved by three in the next. */
const TWO_SHIPS: readonly Visit[] = [
  { port: 0, waitH: 0, stayH: 50, crew: 3, swaps: true },
  { port: 1, waitH: 10, stayH: 60, crew: 3, swaps: false },
];

test('property: random histories keep the rules', () => {
  fc.assert(fc.property(visits, (chosen) => assert.deepEqual(findBreaches(recordOf(linesOf(chosen))), [])));
});

test('property: the order of the lines does not matter, nor that of simultaneous facts', () => {
  fc.assert(
    fc.property(visits, fc.infiniteStream(fc.nat()), hour, (chosen, keys, hours) => {
      const lines = linesOf(chosen);
      const shuffled = lines
        .map((line) => ({ line, key: keys.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ line }) => line);
      const at = addSeconds(START, hours * 3600);
      assert.deepEqual(stationAt(recordOf(shuffled).entries, { at, asOf: null }), stationAt(recordOf(lines).entries, { at, asOf: null }));
    }),
  );
});

test('property: an answer from kept stations is that of a whole replay', () => {
  fc.assert(
    fc.property(visits, hour, (chosen, hours) => {
      const { entries } = recordOf(linesOf(chosen));
      const at = addSeconds(START, hours * 3600);
      const until = entries.filter(({ moment }) => moment <= at);
      assert.deepEqual(stationIn(replay(entries, null), at), stationIn(replay(until, null), LATE));
    }),
  );
});

test('property: as-of never sees the future', () => {
  fc.assert(
    fc.property(visits, hour, hour, fc.nat(), (chosen, hours, knownHours, pick) => {
      const lines = linesOf(chosen);
      const asOf = addSeconds(START, knownHours * 3600);
      const at = addSeconds(START, hours * 3600);
      const then = lines.filter((line) => momentOf(line['knownAt'] as string) <= asOf);
      // Whatever was written later, of any past, changes nothing of what was known then.
      const victim = lines[pick % lines.length]!;
      const later = { ...victim, id: 'later', corrects: victim['id'], at: '2000-01-01T00:00:00Z', knownAt: '2026-01-01' };
      const board = (record: StationRecord) => boardAt(viewRecord(record, asOf), at);
      const now = board(recordOf([...lines, later]));
      // The ports of a record are those that its lines name, here fewer.
      assert.deepEqual({ ...now, ports: [] }, { ...board(recordOf(then)), ports: [] });
      for (const { facts } of now.crew) assert.ok(facts.every((id) => then.some((line) => line['id'] === id)));
    }),
  );
});

test('property: a corrected fact changes exactly what depended on it', () => {
  fc.assert(
    fc.property(visits, fc.nat(), fc.constantFrom(-5, -2, 1, 4), (chosen, pick, hoursLater) => {
      const lines = linesOf(chosen);
      const landings = lines.filter(({ type }) => type === 'landed');
      const old = landings[pick % landings.length]!;
      const at = new Date(Date.parse(old['at'] as string) + hoursLater * 3_600_000).toISOString().replace('.000Z', 'Z');
      const corrected: Line = { ...old, id: 'corrected', corrects: old['id'], at, knownAt: '2026-01-01' };
      const [before, after] = [recordOf(lines), recordOf([...lines, corrected])];
      const lives = (record: StationRecord) => {
        const view = viewRecord(record, null);
        return [...record.people.values()].map((person) => lifeAt(view, person, LATE).stays);
      };
      const [first, second] = [lives(before), lives(after)];
      for (const [i, stays] of first.entries()) {
        const depended = stays.some(({ facts }) => facts.includes(old['id'] as string));
        const times = (list: typeof stays) => list.map((stay) => ({ ...stay, records: [] }));
        if (depended) {
          assert.equal(second[i]![0]!.seconds - stays[0]!.seconds, hoursLater * 3600);
          assert.ok(second[i]![0]!.facts.includes('corrected'));
        } else assert.deepEqual(times(second[i]!), times(stays));
      }
      // Before the correction was known the answer is the old one.
      const then = viewRecord(after, momentOf('2025-01-01'));
      assert.deepEqual(
        [...then.stays.values()].flat().map(({ facts }) => facts),
        [...viewRecord(before, null).stays.values()].flat().map(({ facts }) => facts),
      );
    }),
  );
});

/** The history of two ships with lines taken out, changed or put in, and the rules then broken. */
function broken(change: (lines: readonly Line[]) => readonly Line[]): readonly Rule[] {
  return [...new Set(findBreaches(recordOf(change(linesOf(TWO_SHIPS)))).map(({ rule }) => rule))];
}

const changed = (id: string, change: Line) => (lines: readonly Line[]) =>
  lines.map((line) => (line['id'] === id ? { ...line, ...change } : line));
const dropped = (id: string) => (lines: readonly Line[]) => lines.filter((line) => line['id'] !== id);
const added = (line: Line) => (lines: readonly Line[]) => [...lines, { ...lines[0]!, port: undefined, ...line }];

test('unit: each rule finds what it is for', () => {
  assert.deepEqual(
    broken((lines) => lines),
    [],
  );
  const cases: readonly (readonly [Rule, (lines: readonly Line[]) => readonly Line[]])[] = [
    ['a port holds one ship', changed('ship-99999.docked', { port: 'port-0' })],
    ['a ship is at one place', dropped('ship-100000.docked')],
    ['a ship is at one place', added({ ...linesOf(TWO_SHIPS)[4]!, id: 'again' })],
    ['a person is in one place', changed('person-1-0.boarded', { person: 'person-0-0' })],
    ['nobody aboard without a way there', dropped('person-0-0.boarded')],
    ['nobody aboard without a way there', changed('person-0-0.boarded', { at: '2000-01-01T03:00:00Z' })],
    ['up once, down once', changed('person-0-0.left', { at: '2000-01-01T02:00:00Z', flight: 'ship-99999' })],
    ['a seat home for everybody', dropped('person-0-2.moved')],
    ['no more people than seats', dropped('person-1-0.moved')],
    ['times in order', changed('ship-100000.docked', { at: '1999-01-01T00:00:00Z' })],
    ['a port is there', dropped('port-1.opened')],
    ['what is named is known', changed('person-0-0.boarded', { agency: 'nobody' })],
    ['sources resolve', changed('ship-100000.docked', { sources: ['nowhere'] })],
    ['corrections follow', changed('ship-100000.docked', { corrects: 'nothing' })],
    ['expeditions tile', added({ id: 'e', type: 'expeditionBegan', expedition: 2 })],
    ['the commander is aboard', added({ id: 'c', type: 'commandHandedOver', person: 'person-0-0' })],
  ];
  for (const [rule, change] of cases) assert.ok(broken(change).includes(rule), `${rule}: ${broken(change).join(', ')}`);
});

test('unit: a seat given up is said by a fact, and then no rule is broken', () => {
  const swap = linesOf(TWO_SHIPS).find(({ id }) => id === 'person-0-2.moved')!;
  const without = (lines: readonly Line[]) =>
    lines.map((line) =>
      line === lines.find(({ id }) => id === swap['id']) ? { ...line, type: 'seatGivenUp', flight: undefined, why: 'a test' } : line,
    );
  assert.ok(!broken(without).includes('a seat home for everybody'));
});

test('unit: a damaged line is told with file, line and reason', () => {
  const read = (text: string) => {
    const result = readRecord([{ name: 'crew.jsonl', text }]);
    assert.ok(!result.ok);
    return result.failure;
  };
  const good = JSON.stringify(linesOf(TWO_SHIPS)[0]);
  assert.deepEqual(read(`${good}\n{"id": "x"`).where, 'crew.jsonl:2');
  const field = (name: string, wanted: Message) => message('record.field', { field: name, wanted });
  assert.deepEqual(read(`${good}\n{"id": "x"`).hint, message('record.cut-off'));
  assert.deepEqual(read(`${good}\nnonsense\n`).wanted, message('record.one-json-object'));
  assert.deepEqual(read(`${good}\n${good}\n`).found, message('record.id-at', { id: 'port-0.opened', where: 'crew.jsonl:1' }));
  assert.deepEqual(read(`${good.replace('"port"', '"harbour"')}\n`).wanted, field('port', message('record.id')));
  assert.deepEqual(read(`${good.replace('{', '{"colour":"red",')}\n`).found, message('record.also', { field: '"colour"' }));
  assert.deepEqual(
    read(`${good.replace('"second"', '"day"')}\n`).wanted,
    message('record.precision-written', { precision: 'second', at: '2000-01-01T00:00:00Z' }),
  );
  assert.deepEqual(read(`${good.replace('2000-01-01T00:00:00Z', '2000-01-32')}\n`).wanted, field('at', message('record.moment')));
  assert.deepEqual(
    read(`${good.replace('portOpened', 'portPainted')}\n`).wanted,
    field('type', message('record.one-of', { words: FACT_TYPES })),
  );
  assert.deepEqual(read(`${good.replace('["chance"]', '[]')}\n`).wanted, message('record.source-or-deduced'));
  assert.deepEqual(read('[1]\n').wanted, message('record.one-json-object'));
});

test('property: any text is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('facts.jsonl', 'people.jsonl', 'claims.jsonl'),
      (text, name) => typeof readRecord([{ name, text: `${text}\n` }]).ok === 'boolean',
    ),
  );
  const some = linesOf(TWO_SHIPS);
  fc.assert(
    fc.property(fc.nat(some.length - 1), fc.string(), fc.jsonValue(), (i, field, value) => {
      const line = { ...some[i]!, [field]: value };
      return typeof readRecord([{ name: 'facts.jsonl', text: `${JSON.stringify(line)}\n` }]).ok === 'boolean';
    }),
  );
});

/** The second ship flies after the first has landed, with one of its crew again. */
const AGAIN = linesOf([
  { port: 0, waitH: 0, stayH: 50, crew: 1, swaps: false },
  { port: 0, waitH: 40, stayH: 50, crew: 1, swaps: false },
]).map((line) => (line['person'] === 'person-1-0' ? { ...line, person: 'person-0-0' } : line));

test('unit: who flies twice has two stays, each with its own ship, and a total', () => {
  const record = recordOf(AGAIN);
  const { stays, totalSeconds, flights } = lifeAt(viewRecord(record, null), record.people.get('person-0-0')!, LATE);
  assert.deepEqual(
    stays.map(({ up, down, seconds }) => [up, down, seconds]),
    [
      ['ship-100000', 'ship-100000', 62 * 3600],
      ['ship-99999', 'ship-99999', 62 * 3600],
    ],
  );
  assert.deepEqual([totalSeconds, flights], [124 * 3600, 2]);
  assert.deepEqual(findBreaches(record), []);
});

test('unit: a flight as long as the record does not break it', () => {
  const view = viewRecord(recordOf(AGAIN), null);
  assert.deepEqual(
    recordSteps(view, { at: LATE }).map(({ up, broke }) => [up, broke]),
    [['ship-100000', null]],
  );
});

test('unit: durations are cut, not rounded', () => {
  assert.equal(durationText(355 * 86_400 + 3 * 3600 + 45 * 60 + 59), '355 d 3 h 45 m');
  assert.equal(durationText(355 * 86_400 + 23 * 3600, 'day'), '355 d');
});
