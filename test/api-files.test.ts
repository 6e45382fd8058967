/** What is read from files ends as an answer or as a failure with its place, never as a fault of the program. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { loadShape, readJsonAs } from '../src/api/index.ts';
import { printCard } from '../src/cli/recovery-print.ts';
import { printFootprint } from '../src/cli/print-footprint.ts';
import { answer } from '../src/cli/answer.ts';
import type { Door } from '../src/cli/command.ts';
import { program } from '../src/cli/commands.ts';
import { formatCardCot, formatCardGpx, formatCardHtml, formatCardText } from '../src/formats/recovery/index.ts';
import { syntheticCampaign } from '../src/presentation/footprint.fixture.ts';
import { cardOf } from '../src/presentation/recovery-card.fixture.ts';
import { sayFailure, sayable } from '../src/presentation/index.ts';
import { updatedCard } from '../src/workflows/recovery/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'union-files-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);

const door: Door = {
  readFile: (file) => readFile(file),
  readStandardInput: () => Promise.reject(new Error('no input')),
  print: () => {},
  printError: () => {},
  showProgress: () => {},
  interruption: () => new AbortController().signal,
  fieldWord: (field) => field,
  columns: null,
  colour: false,
};

const FILE = path('FILE.json');

interface Reader {
  /** Where the file is that the command reads. */
  readonly file: string;
  /** Null for files that name none. */
  readonly schema: string | null;
  readonly args: readonly string[];
}

/** Each command that reads a file of a shape. */
const READERS: readonly Reader[] = [
  { file: FILE, schema: 'return', args: ['recovery', FILE] },
  { file: FILE, schema: 'footprint', args: ['recovery', FILE] },
  { file: path('run/footprint.json'), schema: 'footprint', args: ['footprint', path('run')] },
  { file: path('run/footprint.json'), schema: 'footprint', args: ['recovery', path('run')] },
  { file: FILE, schema: 'recovery-card', args: ['recovery', 'update', FILE, '--silence'] },
  { file: FILE, schema: null, args: ['recovery', 'soyuz-ms-19', '--samples', '2', '--limits', FILE] },
  { file: FILE, schema: null, args: ['recovery', 'soyuz-ms-19', '--samples', '2', '--staging', FILE] },
  { file: FILE, schema: null, args: ['return', 'soyuz-ms-19', '--samples', '2', '--dispersions', FILE] },
  { file: path('resume/checkpoint/campaign.json'), schema: 'checkpoint', args: ['return', '--resume', path('resume')] },
  { file: FILE, schema: 'plan', args: ['plan', 'check', FILE] },
  { file: FILE, schema: 'plan', args: ['plan', 'show', '--plan', FILE] },
  { file: FILE, schema: 'plan', args: ['plan', 'whatif', '--plan', FILE, '--stop', 'joint-flights', '--on', '2022-09-01'] },
  { file: FILE, schema: 'plan', args: ['plan', 'slips', FILE] },
  { file: FILE, schema: 'plan', args: ['plan', 'diff', FILE, FILE] },
  { file: FILE, schema: 'plan', args: ['plan', 'solve', '--keep', FILE] },
  { file: FILE, schema: 'plan-scenario', args: ['plan', 'solve', FILE] },
];

for (const folderOfIts of ['run', 'resume/checkpoint']) mkdirSync(path(folderOfIts), { recursive: true });

test('fault: a file with little but a schema name, or none, is refused with its place by every command that reads one', async () => {
  for (const { file, schema, args } of READERS) {
    const little = schema === null ? '{}' : `{"schema":"union-station/${schema}/1"}`;
    const newer = schema === null ? '{"lines":7,"assets":7,"kinds":7}' : `{"schema":"union-station/${schema}/2"}`;
    for (const text of [little, newer, '[]', 'null', '', '{"schema":']) {
      writeFileSync(file, text);
      const errors: string[] = [];
      const exit = await answer({ name: 'union', command: program }, args, { ...door, printError: (line) => errors.push(line) });
      const about = `${args.join(' ')} with ${text}: ${errors.join('\n')}`;
      assert.equal(exit, 2, about);
      assert.ok(errors[0]!.startsWith(`union: ${file}`), about);
      assert.match(errors[0]!, /\n {2}wanted {2}\S.*\n {2}found {3}\S/, about);
    }
  }
});

type Step = string | number;

/** Every way to a part of a value; of a list to its first part and its last. */
function waysInto(value: unknown, way: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  const steps: readonly Step[] = Array.isArray(value) ? [...new Set([0, Math.max(0, value.length - 1)])] : Object.keys(value);
  return [way, ...steps.flatMap((step) => waysInto((value as Record<Step, unknown>)[step], [...way, step]))];
}

const NUMBERS = [-1e308, -1e4, -91, -1, 0, 0.5, 1, 2, 181, 1e4, 2 ** 53, 1e308];
const TEXTS = ['', 'x', 'G1', '1972-01-01', '2022', '2098-12-31T23:59:59Z', '9999-01-01T00:00:00Z', '<&>"\u0000', '__proto__', 'Mars/Base'];
const STRANGE: readonly unknown[] = [...NUMBERS, ...TEXTS, null, true, false, [], {}];

/** Files in JSON with one part of them strange, drawn from all there are. */
function changed(value: unknown, runs: number, use: (text: string) => void): void {
  const text = JSON.stringify({ value });
  const way = fc.constantFrom(...waysInto(value));
  const property = fc.property(way, fc.constantFrom(...STRANGE), (steps, strange) => {
    const copy = JSON.parse(text) as Record<Step, unknown>;
    let holder = copy;
    for (const step of ['value', ...steps].slice(0, -1)) holder = holder[step] as Record<Step, unknown>;
    holder[['value', ...steps].at(-1)!] = strange;
    use(JSON.stringify(copy['value']));
  });
  fc.assert(property, { numRuns: runs, seed: 11 });
}

test('property: a card with any part changed is refused, or can be updated and told', async () => {
  const shape = await loadShape('recovery-card');
  const place = { latitudeDeg: 47, longitudeDeg: 69 };
  const whole = cardOf({ evidence: [{ kind: 'sighted', place, errorKm: 5, falseAlarm: 0.1, at: null }] });
  let accepted = 0;
  changed(whole, 400, (text) => {
    const read = readJsonAs(shape, { name: 'CARD', text });
    const said = read.ok ? sayable(read.value, 'CARD') : read;
    if (!said.ok) return void sayFailure(said.failure);
    accepted += 1;
    for (const question of [{ silence: true, sighted: '47.3,69.5', at: '2022-03-30T13:00Z' }, { found: '47.35,69.6' }]) {
      const updated = updatedCard({ name: 'CARD', value: said.value }, question);
      if (!updated.ok) continue;
      printCard(updated.value, door);
      formatCardText(updated.value, 'ru');
    }
    formatCardHtml(said.value, null, 'en');
    formatCardGpx(said.value, 'en');
    formatCardCot(said.value, 'en');
  });
  assert.ok(accepted > 50);
});

test('property: a footprint with any part changed is refused, or can be told', async () => {
  const shape = await loadShape('footprint');
  const { footprint } = syntheticCampaign();
  let accepted = 0;
  changed(footprint, 2000, (text) => {
    const read = readJsonAs(shape, { name: 'FOOTPRINT', text });
    const said = read.ok ? sayable(read.value, 'FOOTPRINT') : read;
    if (!said.ok) return;
    accepted += 1;
    printFootprint(said.value, door);
  });
  assert.ok(accepted > 200);
});
