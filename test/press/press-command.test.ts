import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { AcceptedLines, PressReport } from '../../src/press/index.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
/** Written for the tests: it begins in mid-story, has its day in a header, and three captions that repeat a sentence. */
const STORY = join(import.meta.dirname, 'mid-story.txt');
const scratch = mkdtempSync(join(tmpdir(), 'union-press-'));
after(() => rmSync(scratch, { recursive: true }));

let copies = 0;
function copyOfRecord(): string {
  const folder = join(scratch, `record-${copies++}`);
  cpSync(join(import.meta.dirname, '../../data/record'), folder, { recursive: true });
  return folder;
}

function fileOf(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

const union = (...args: readonly string[]) => spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });

function json<T>(...args: readonly string[]): T {
  const { stdout, stderr, status } = union(...args, '--json');
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as T;
}

interface Kept {
  readonly name: string;
  readonly text: string;
}

const linesOf = (folder: string): readonly Kept[] =>
  readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

interface Matters {
  readonly matters: readonly {
    readonly verdict: string;
    readonly claims: readonly { readonly id: string; readonly value: string; readonly validAt?: string }[];
  }[];
}

test('contract: union press links a report to the real record, and tells where they agree and where not', () => {
  const report = json<PressReport>('press', STORY);
  assert.deepEqual([report.dateline.date, report.dateline.dateFrom], ['2022-04-04', 'header']);
  assert.deepEqual(
    report.quotes.map(({ direct, pieces, speaker, channel, day }) => [
      direct,
      pieces.map(({ words }) => words).join('|'),
      speaker?.id,
      channel?.name,
      day?.from,
    ]),
    [
      [true, 'will go on by the calendar that we agreed.', 'rogozin-dmitry', 'Telegram', '2022-04-04'],
      [true, 'full partnership comes back only with the lifting of every ban on our plants,', 'rogozin-dmitry', 'Telegram', '2022-04-04'],
    ],
  );
  assert.deepEqual(
    report.captions.map(({ photographers, agencies, credit, date, people, flights, places }) => [
      photographers.map(({ name }) => name).join(),
      agencies.map(({ name }) => name).join(' via '),
      credit?.words,
      date?.from,
      people.toSorted().join(' '),
      flights.join(),
      places.includes('zhezkazgan'),
    ]),
    ['Nadia Orlova', 'Pavel Reznik', 'Pavel Reznik'].map((name) => [
      name,
      'Roscosmos Space Agency via AP',
      name,
      '2022-03-30',
      'dubrov-pyotr shkaplerov-anton vande-hei-mark',
      'soyuz-ms-19',
      true,
    ]),
  );
  assert.equal(report.captions[0]?.agencies[0]?.id, 'Roscosmos');
  const ids = new Set(report.mentions.map(({ id }) => id));
  for (const id of ['NASA', 'Roscosmos', 'soyuz', 'soyuz-ms-19', 'ukraine', 'kazakhstan', 'houston', 'zhezkazgan'])
    assert.ok(ids.has(id), id);

  const claim = (value: string) => report.claims.find((one) => one.value === value)!;
  const relations = (id: string) => report.relations.filter(({ claims }) => claims.includes(id));
  assert.equal(claim('355 days').subjects[0]?.id, 'vande-hei-mark');
  assert.deepEqual(
    relations(claim('355 days').id).map(({ kind }) => kind),
    ['agrees'],
  );
  const [side, upright] = [claim('on its side'), claim('upright')];
  assert.deepEqual([side.valid?.moment, upright.valid?.moment], ['after touchdown', 'touchdown']);
  assert.ok(
    relations(side.id).some(({ kind, claims, fact }) => kind === 'different moments' && fact === null && claims.includes(upright.id)),
  );
  assert.ok(relations(side.id).some(({ kind, fact }) => kind === 'agrees' && fact === 'soyuz-ms-19.landed'));
  assert.equal(
    report.relations.some(({ kind }) => kind === 'contradicts'),
    false,
  );
  const month = report.relations.find(({ fact }) => fact === 'ukraine-2022');
  assert.deepEqual([month?.kind, month?.unit, month?.difference], ['off by a unit', 'month', 1]);
});

test('contract: a report stands to the record as it was on the day asked about, and as it was known', () => {
  const landing = (...more: readonly string[]) =>
    json<PressReport>('press', STORY, ...more).relations.filter(({ fact }) => fact === 'soyuz-ms-19.landed').length;
  assert.ok(landing() > 0);
  assert.equal(landing('--at', '2022-03-29'), 0);
  assert.equal(landing('--as-of', '2022-03-29'), 0);
});

test('contract: union press --accept puts source, claims and statements into the record at once, and every rule holds', () => {
  const folder = copyOfRecord();
  const before = linesOf(folder);
  const { accepted } = json<{ accepted: AcceptedLines }>(
    'press',
    STORY,
    '--accept',
    'all',
    '--source',
    'own-2022-04-04',
    '--record',
    folder,
  );
  assert.deepEqual(
    accepted.sources.map(({ id, publisher }) => [id, publisher]),
    [['own-2022-04-04', 'AP']],
  );
  for (const { name, text } of before) assert.ok(readFileSync(join(folder, name), 'utf8').startsWith(text), `${name} has only grown`);
  assert.deepEqual(
    readdirSync(folder).filter((name) => !name.endsWith('.jsonl')),
    [],
    'nothing is left beside',
  );
  const check = json<{ claims: number; facts: number; sources: number; breaches: readonly unknown[] }>('check', '--record', folder);
  const old = json<typeof check>('check');
  assert.deepEqual(check.breaches, []);
  assert.deepEqual(
    [check.claims - old.claims, check.facts - old.facts, check.sources - old.sources],
    [accepted.claims.length, accepted.facts.length, 1],
  );

  const about = (id: string) => json<Matters>('claims', '--about', id, '--record', folder).matters;
  const [war] = about('ukraine-2022');
  assert.deepEqual([war?.verdict, war?.claims.map(({ value }) => value)], ['contradict', ['2022-02-24', '2022-03']]);
  const attitude = about('soyuz-ms-19').find(({ claims }) => claims.some(({ value }) => value === 'upright'))!;
  assert.notEqual(attitude.verdict, 'contradict');
  assert.deepEqual(
    attitude.claims.filter(({ id }) => id.startsWith('own-')).map(({ value, validAt }) => [value, validAt]),
    [
      ['upright', 'touchdown'],
      ['on side', 'recovery'],
    ].toSorted((a, b) => (idOf(attitude, a[0]!) < idOf(attitude, b[0]!) ? -1 : 1)),
  );
  const duration = about('vande-hei-mark').find(({ claims }) => claims.some(({ id, value }) => id.startsWith('own-') && value === '355 d'));
  assert.ok(duration !== undefined);

  const said = json<{ facts: readonly Readonly<Record<string, unknown>>[] }>(
    'facts',
    '--about',
    'rogozin-dmitry',
    '--record',
    folder,
  ).facts;
  assert.deepEqual(
    said.map(({ words, channel, at, by, condition }) => [words, channel, at, by, condition]),
    [
      ['will go on by the calendar that we agreed.', 'Telegram', '2022-04-04', 'Dmitry Rogozin', undefined],
      [
        'full partnership comes back only with the lifting of every ban on our plants,',
        'Telegram',
        '2022-04-04',
        'Dmitry Rogozin',
        'the lifting of every ban on our plants',
      ],
    ],
  );
  const known = (day: string) =>
    json<Matters>('claims', '--about', 'ukraine-2022', '--as-of', day, '--record', folder).matters[0]?.claims.length ?? 0;
  assert.deepEqual([known('2022-04-03'), known('2022-04-04')], [1, 2], 'a report is not known before its day');
});

const idOf = ({ claims }: Matters['matters'][number], value: string): string =>
  claims.find((claim) => claim.id.startsWith('own-') && claim.value === value)?.id ?? '';

test('contract: what was accepted once is not written again, under its own name or another', () => {
  const folder = copyOfRecord();
  const accept = (...more: readonly string[]) => union('press', STORY, '--record', folder, '--accept', ...more);
  const first = accept();
  assert.equal(first.status, 0, first.stderr);
  const id = /facts of (\S+?),/.exec(first.stdout)?.[1] ?? '';
  assert.match(id, /^press-2022-04-04-[0-9a-f]{8}$/);
  const onceAccepted = linesOf(folder);
  const again = accept();
  assert.equal(again.status, 0, again.stderr);
  assert.match(again.stdout, /Nothing new for the record[\s\S]*In the record already: c1, /);
  assert.deepEqual(linesOf(folder), onceAccepted);
  const other = accept('all', '--source', 'another-name');
  assert.deepEqual([other.status, other.stderr.includes(id)], [2, true], other.stderr);
  const text = readFileSync(STORY, 'utf8').replace('Monday', 'today');
  const changed = union('press', fileOf('changed.txt', text), '--accept', '--source', id, '--record', folder);
  assert.match(changed.stderr, /another text/);
  assert.deepEqual(linesOf(folder), onceAccepted);
});

test('fault: nothing is written where anything that was asked for is refused', () => {
  const folder = copyOfRecord();
  const before = linesOf(folder);
  const accept = (...more: readonly string[]) => union('press', STORY, '--record', folder, ...more);
  for (const [args, told] of [
    [['--accept', 'c6,c999'], /c999/],
    [['--accept', 'c6,c12'], /c12: it dates nothing that the record has/],
    [['--accept', 'c6', '--source', 'no id'], /--source/],
    [['--source', 'own'], /--accept CLAIMS with it/],
    [['--accept', '--date', 'last week'], /a date as 2022-04-02/],
  ] as const) {
    const { status, stderr } = accept(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, told);
  }
  assert.deepEqual(linesOf(folder), before);
  const nowhere = union('press', STORY, '--accept', '--record', join(scratch, 'nowhere'));
  assert.equal(nowhere.status, 2, nowhere.stderr);
});

test('fault: a writer that is killed leaves all of a report in the record or none of it', async () => {
  const folder = copyOfRecord();
  const report = readFileSync(STORY, 'utf8');
  const counts = () => {
    const { claims, facts, sources } = json<{ claims: number; facts: number; sources: number }>('check', '--record', folder);
    return [claims, facts, sources];
  };
  let before = counts();
  // Killed when this many things have happened in the folder: lock, files beside, the list of them, names taken.
  for (const happenings of [3, 7, 9, 11, 13, 15]) {
    const file = fileOf(`killed-${happenings}.txt`, report + ' '.repeat(happenings));
    const child = spawn(process.execPath, [MAIN, 'press', file, '--accept', '--record', folder]);
    let seen = 0;
    const watcher = watch(folder, () => {
      seen++;
      if (seen === happenings) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    watcher.close();
    const now = counts();
    const grown = now.map((count, k) => count - before[k]!);
    assert.ok(grown.every((count) => count === 0) || grown.every((count) => count > 0), grown.join());
    before = now;
  }
  const last = union('press', STORY, '--accept', '--record', folder);
  assert.equal(last.status, 0, last.stderr);
  assert.match(union('check', '--record', folder).stdout, /every rule holds/);
});

test('contract: union press has help with examples, reads standard input, and names the file that is no report', () => {
  const help = union('press', '--help');
  assert.match(help.stdout, /Examples:\n {2}union press[\s\S]*Exit codes/);
  assert.match(help.stdout, /--at ISO[\s\S]*--as-of ISO[\s\S]*--json/);
  const piped = spawnSync(process.execPath, [MAIN, 'press', '-', '--date', '2022-04-01'], {
    encoding: 'utf8',
    input: 'The capsule of Soyuz MS-19 landed on Wednesday, the agency said yesterday.',
  });
  assert.equal(piped.status, 0, piped.stderr);
  assert.match(piped.stdout, /soyuz-ms-19\.landed; the record has 2022-03-30/);
  const path = fileOf('binary.txt', '\u0000');
  assert.match(union('press', path).stderr, new RegExp(`^union: ${path}\n`));
});

test('contract: the language model is loaded by who reads a report, and by no other command of the record', () => {
  const hook = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { if (url.includes('/wink-')) throw new Error('loaded'); return next(url, context); } });`;
  const hooked = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, MAIN, ...args], { encoding: 'utf8' });
  for (const args of [['board'], ['claims', '--about', 'soyuz-ms-19'], ['facts', '--about', 'soyuz-ms-19']])
    assert.equal(hooked(...args).status, 0, args.join(' '));
  assert.notEqual(hooked('press', STORY).status, 0);
});
