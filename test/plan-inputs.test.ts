/** Plans and scenarios that cannot be: one error each, with file, place, what was wanted and found, and what to try where something is near. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { knownPlan, planFromRecord } from '../src/plan/index.ts';
import { momentOf } from '../src/record/index.ts';
import { worldAt } from '../src/store/index.ts';
import { DAY_S, addSeconds } from '../src/time/index.ts';
import { bookOf, openPlanView } from '../src/workflows/plan/plan-desk.ts';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'union-plan-inputs-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function refused(verb: string, text: string, expected: RegExp, name: string): void {
  writeFileSync(join(folder, 'mine.jsonc'), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'plan', verb, 'mine.jsonc'], { encoding: 'utf8', cwd: folder });
  assert.equal(status, 2, `${name}: ${stdout}${stderr}`);
  assert.equal(stdout, '', name);
  assert.match(stderr, expected, name);
  assert.match(stderr, /^union: [^\n]*mine\.jsonc|found {3}mine\.jsonc/, name);
  assert.ok(stderr.trimEnd().split('\n').length <= 4, stderr);
}

const SOYUZ = { vehicle: 'soyuz-ms', everyDays: 180, stayDays: [168, 252], ports: ['rassvet-nadir', 'prichal-nadir'], own: 2, crossed: 1 };
const SCENARIO = { schema: 'union-station/plan-scenario/1', from: '2026-04-01', to: '2026-10-01', fleet: [SOYUZ] };
const lose = (ship: string, on: string) => ({ kind: 'lose', ship, on });

test('fault: a scenario that cannot be is refused with file, place, what was wanted and what was found', () => {
  const cases: readonly (readonly [name: string, text: string | object, expected: RegExp])[] = [
    ['empty', '', /found {3}nothing: it is empty/],
    ['not JSON', 'hello', /wanted {2}JSON of union-station[^\n]*\n {2}found {3}[^\n]*line 1, column 1 on: hello/],
    ['another schema', { schema: 'union-station/plan/1' }, /found {3}"union-station\/plan\/1"/],
    ['a wrong field', { ...SCENARIO, flet: [] }, /mine\.jsonc: flet\n/],
    ['a kind of ship', { fleet: [{ ...SOYUZ, vehicle: 'soyuz-mz' }] }, /fleet\[0\]\.vehicle[\s\S]*Nearest: soyuz-ms/],
    ['a port', { fleet: [{ ...SOYUZ, ports: ['rasvet-nadir'] }] }, /fleet\[0\]\.ports[\s\S]*Nearest: rassvet-nadir\./],
    [
      'negative days',
      { fleet: [{ ...SOYUZ, everyDays: -180 }] },
      /fleet\[0\]\.everyDays\n {2}wanted {2}a number of 1 or more\n {2}found {3}-180/,
    ],
    ['days the wrong way round', { fleet: [{ ...SOYUZ, stayDays: [252, 168] }] }, /fleet\[0\]\.stayDays/],
    ['a rule', { rulesOff: ['gravity'] }, /rulesOff\[0\][\s\S]*found {3}"gravity"/],
    ['to before from', { to: '2025-10-01' }, /mine\.jsonc: to\n {2}wanted {2}a day after/],
    ['a day that is none', { asOf: '2026-13-01' }, /mine\.jsonc: asOf\n/],
    ['before anything was known', { asOf: '1980-01-01' }, /mine\.jsonc: asOf\n {2}wanted {2}a day when something/],
    ['before the record', { from: '1980-01-01', to: '1981-01-01' }, /mine\.jsonc: from\n {2}wanted {2}a day from 199/],
    [
      'a ship that is not there',
      { changes: [lose('crew-13x', '2026-05-01')] },
      /changes\[0\]\.ship\n {2}wanted {2}a ship that is there on 2026-04-01/,
    ],
    [
      'a change after the end',
      { changes: [lose('crew-12', '2029-05-01')] },
      /changes\[0\]\.on\n {2}wanted {2}a day before the scenario ends/,
    ],
    [
      'a grounding of nothing',
      { changes: [{ kind: 'ground', what: 'balloon', from: '2026-05-01', to: '2026-06-01' }] },
      /changes\[0\]\.what/,
    ],
    [
      'a grounding that ends before',
      { changes: [{ kind: 'ground', what: 'soyuz', from: '2026-06-01', to: '2026-05-01' }] },
      /changes\[0\]\.to/,
    ],
    ['a flight off', { flightsOff: [{ flight: 'sts-1', why: 'x' }] }, /flightsOff\[0\]\.flight/],
    ['a number', { numbers: [{ rule: 'ship-life', name: 'limitDay', value: 1 }] }, /numbers\[0\]\.name[\s\S]*Nearest: limitDays\./],
    [
      'a number below none',
      { numbers: [{ rule: 'ship-life', name: 'limitDays', value: -1 }] },
      /numbers\[0\]\.value\n {2}wanted {2}a number of 0 or more/,
    ],
    [
      'a number for nothing',
      { numbers: [{ rule: 'ship-life', name: 'limitDays', for: 'soyuz-mss', value: 1 }] },
      /numbers\[0\]\.for[\s\S]*Nearest: soyuz-ms/,
    ],
    ['a huge file', ' '.repeat(50_000_001), /wanted {2}at most 50000000 bytes\n {2}found {3}mine\.jsonc: 50000001 bytes/],
  ];
  for (const [name, given, expected] of cases)
    refused('solve', typeof given === 'string' ? given : JSON.stringify({ ...SCENARIO, ...given }), expected, name);
});

const VISIT = {
  flight: 'a-1',
  vehicle: 'soyuz-ms',
  launchAt: '2026-04-01T00:00:00Z',
  arriveAt: '2026-04-02T00:00:00Z',
  berths: [{ port: 'rassvet-nadir', from: '2026-04-02T00:00:00Z' }],
  departAt: '2026-09-01T00:00:00Z',
  landAt: '2026-09-01T04:00:00Z',
};
const SEAT = {
  person: 'p',
  name: 'P',
  agency: 'NASA',
  side: 'us',
  up: 'a-1',
  down: 'a-1',
  homes: [{ ship: 'a-1', from: '2026-04-02T00:00:00Z' }],
};

test('fault: a plan whose names are of nothing, or whose times do not follow one another, is refused with the place', () => {
  const plan = (visit: object, seat: object = {}, more: object = {}) =>
    JSON.stringify({
      schema: 'union-station/plan/1',
      id: 'p',
      from: '2026-03-01T00:00:00Z',
      to: '2026-10-01T00:00:00Z',
      visits: [{ ...VISIT, ...visit }],
      seats: [{ ...SEAT, ...seat }],
      ...more,
    });
  const cases: readonly (readonly [name: string, text: string, expected: RegExp])[] = [
    ['a kind of ship', plan({ vehicle: 'soyuz-mz' }), /visits\[0\]\.vehicle\n[\s\S]*Nearest: soyuz-ms/],
    [
      'a port',
      plan({ berths: [{ ...VISIT.berths[0], port: 'rasvet-nadir' }] }),
      /visits\[0\]\.berths\[0\]\.port\n[\s\S]*Nearest: rassvet-nadir\./,
    ],
    ['gone before it came', plan({ departAt: '2026-03-01T00:00:00Z' }), /visits\[0\]\.departAt\n {2}wanted {2}a time not before arriveAt/],
    [
      'launched after it came',
      plan({ launchAt: '2026-05-01T00:00:00Z' }),
      /visits\[0\]\.arriveAt\n {2}wanted {2}a time not before launchAt/,
    ],
    ['landed before it left', plan({ landAt: '2026-08-01T00:00:00Z' }), /visits\[0\]\.landAt\n {2}wanted {2}a time not before departAt/],
    [
      'up in nothing',
      plan({}, { up: 'b-1' }),
      /seats\[0\]\.up\n {2}wanted {2}a flight of this plan\n {2}found {3}"b-1"\n {2}hint {4}Nearest: a-1\./,
    ],
    ['down in nothing', plan({}, { down: 'zzz' }), /seats\[0\]\.down\n[\s\S]*There are a-1\./],
    ['home in nothing', plan({}, { homes: [{ ship: 'zzz', from: '2026-04-02T00:00:00Z' }] }), /seats\[0\]\.homes\[0\]\.ship/],
    ['twice in one ship', plan({}, {}, { seats: [SEAT, SEAT] }), /seats\[1\]\.person\n {2}wanted {2}each person once in a-1/],
    [
      'unfit nothing',
      plan({}, {}, { unfit: [{ ship: 'zzz', from: '2026-05-01T00:00:00Z', to: null, why: 'x', source: 'y' }] }),
      /unfit\[0\]\.ship/,
    ],
  ];
  for (const [name, text, expected] of cases) refused('check', text, expected, name);
});

test('property: a plan made from any part of the record names what there is, in the order of time', () => {
  const view = openPlanView(worldAt(momentOf('2026-12-01')), undefined);
  assert.ok(view.ok);
  const { station } = bookOf(view.value, []);
  for (let from = momentOf('2000-11-02'); from < momentOf('2026-12-01'); from = addSeconds(from, 47 * DAY_S))
    for (const days of [1, 400]) assert.ok(knownPlan(planFromRecord(view.value, from, addSeconds(from, days * DAY_S)), 'plan', station).ok);
});
