/** What people read has names: an id stands only where somebody would type it, in brackets, in a hint, or with the age of the data. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { worldAt } from '../src/store/index.ts';
import { openView } from '../src/workflows/world/index.ts';
import { instantFromUtcMs } from '../src/time/index.ts';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const GOLDEN = fileURLToPath(new URL('golden/plan', import.meta.url));

const COMMANDS = [
  'plan check --all',
  'plan check --from 2022-12-15 --to 2023-03-02 --all',
  'plan check --from 2024-08-01 --to 2024-10-01 --all',
  `plan check ${GOLDEN}/ms-10/agreed.jsonc --all`,
  'plan show --from 2021-06-01 --to 2026-09-01',
  `plan slips ${GOLDEN}/ms-22/agreed.jsonc --samples 50`,
  `plan diff ${GOLDEN}/ms-22/agreed.jsonc ${GOLDEN}/starliner-cft/agreed.jsonc`,
  'plan solve --from 2022-12-20 --to 2023-06-01 --all',
  'plan whatif --stop joint-flights --on 2022-04-02 --all',
  'plan whatif --stop joint-flights --on 2025-12-01 --all',
  'plan whatif --withdraw Roscosmos --on 2025-12-01 --all',
  'plan whatif --withdraw NASA --on 2025-12-01 --all',
  'plan whatif --lose soyuz-ms-22 --on 2022-12-15 --all',
  'plan whatif --lose crew-11 --on 2025-12-01 --all',
  'plan whatif --ground soyuz --from 2025-12-01 --to 2026-06-01 --all',
  'plan whatif --leave crew-11 --on 2026-01-10 --all',
  ...['2003-03-01', '2009-07-20', '2022-12-20', '2024-08-28', '2026-01-20', '2026-09-01'].map((day) => `board --at ${day}`),
  ...['soyuz-ms-22', 'soyuz-ms-28', 'soyuz-ms-19', 'sts-114', 'crew-9', 'boe-cft', 'progress-m-um', 'cygnus-ng-24'].map(
    (id) => `flight ${id}`,
  ),
  ...['rubio', 'gidzenko', 'vande-hei', 'wilmore', 'krikalev', 'rogozin'].map((name) => `person ${name}`),
  'rankings',
  'rankings --of career --women',
  'cooperation',
  'cooperation --at 2022-04-02',
  'claims',
  'return soyuz-ms-19',
  'return soyuz-ms-22',
  'recovery soyuz-ms-19 --samples 200',
  'recovery soyuz-ms-20 --samples 200',
];

/** Ids of two words or more: `progress` is a word too. */
function idsOfRecord(): ReadonlySet<string> {
  const opened = openView(worldAt(instantFromUtcMs(Date.UTC(2026, 10, 30))), {});
  assert.ok(opened.ok);
  const { people, flights, vehicles, ports, entries } = opened.value.view.record;
  const ids = [...people.keys(), ...flights.keys(), ...vehicles.keys(), ...ports.keys(), ...entries.map(({ fact }) => fact.id)];
  return new Set(ids.filter((id) => /[-.]/.test(id)));
}

/** What was put there to be typed again. */
const withoutTypeable = (line: string): string =>
  /^ {2}hint /.test(line) ? '' : line.replaceAll(/\[[^\s\]]+\]|union claims --about \S+/g, '').replace(/^data: newest fact .*?\)/, '');

test('contract: no command tells people an id of somebody or something in place of a name, or a field or JSON in place of words', () => {
  const ids = idsOfRecord();
  assert.ok(ids.has('gidzenko-yuri') && ids.has('soyuz-ms-22') && ids.has('crew-dragon'));
  const found: string[] = [];
  for (const command of COMMANDS) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [MAIN, ...command.split(' ')], {
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, NO_COLOR: '1' },
    });
    assert.ok(status === 0 || status === 1, `${command}\n${stderr}`);
    for (const line of `${stdout}\n${stderr}`.split('\n').map(withoutTypeable)) {
      const words = line.match(/(?<![\w./-])[a-z0-9]+(?:[-.][A-Za-z0-9]+)+(?![\w/-])/g) ?? [];
      const raw = [
        ...words.filter((word) => ids.has(word)),
        ...(line.match(/\{"|\[object|\bundefined\b|\bNaN\b|\b[a-z]+(?:Mps|Deg|Km)\b/g) ?? []),
      ];
      if (raw.length > 0) found.push(`${command}: ${raw.join(' ')}: ${line}`);
    }
  }
  assert.deepEqual(found, []);
});
