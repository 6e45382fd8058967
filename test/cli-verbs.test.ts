/** Every command and verb of the registry, asked in this process: what its help lists it takes, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../src/cli/answer.ts';
import { type AnyCommand, type Command, type Door, flagOf } from '../src/cli/command.ts';
import { program } from '../src/cli/commands.ts';
import { readLine } from '../src/cli/read-line.ts';
import { sayFailure } from '../src/presentation/index.ts';

const MAX_COLUMNS = 140;

interface Found {
  readonly words: readonly string[];
  readonly command: AnyCommand;
}

async function walk(words: readonly string[], command: AnyCommand): Promise<readonly Found[]> {
  const below = await Promise.all(
    Object.entries(command.verbs ?? {}).map(async ([verb, { load }]) => walk([...words, verb], (await load()).command)),
  );
  return [{ words, command }, ...below.flat()];
}

const all = await walk([], program);
const plain = all.flatMap(({ words, command }) => ('run' in command ? [{ words, name: ['union', ...words].join(' '), command }] : []));

async function ask(args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const [out, error]: [string[], string[]] = [[], []];
  const door: Door = {
    readFile: () => Promise.reject(new Error('no file is read')),
    readStandardInput: () => Promise.reject(new Error('nothing is read')),
    print: (text) => out.push(text),
    printError: (text) => error.push(text),
    showProgress: () => {},
    interruption: () => new AbortController().signal,
    columns: null,
    fieldWord: (path) => path,
    colour: false,
  };
  const code = await answer({ name: 'union', command: program }, args, door);
  return { code, out: out.join('\n'), error: error.join('\n') };
}

const wordsFor = ({ words }: Command): readonly string[] => Object.values(words).flatMap(({ needed }) => (needed === true ? ['word'] : []));

/** An option with a value of its kind. */
function typed({ options }: Command, field: string): readonly string[] {
  const spec = options[field]!;
  return spec.kind === 'switch'
    ? [flagOf(field, spec)]
    : [flagOf(field, spec), spec.kind === 'number' ? '-1.5' : (spec.alone?.means ?? 'value')];
}

/** The least line on which an option may stand: with what the command needs, and one of what the option needs. */
function lineWith(command: Command, field: string): readonly string[] {
  const partner = command.options[field]!.beside?.of[0];
  const needed = Object.keys(command.options).filter((other) => command.options[other]!.needed === true && other !== field);
  const isWord = partner !== undefined && partner in command.words;
  const options = [...needed, ...(partner === undefined || isWord || needed.includes(partner) ? [] : [partner]), field];
  return [...(isWord ? ['word'] : wordsFor(command)), ...options.flatMap((each) => typed(command, each))];
}

const read = (command: Command, args: readonly string[]) => readLine(args, { name: 'union', command, kin: () => Promise.resolve([]) });

test('contract: there are commands, and verbs below them', () => {
  const names = plain.map(({ name }) => name);
  for (const name of ['union board', 'union orbit', 'union orbit passes', 'union plan check', 'union recovery update'])
    assert.ok(names.includes(name), name);
  assert.ok(!names.includes('union plan'));
  assert.ok(plain.length >= 25);
});

test('contract: --help at every level ends with 0, lists every option and every verb, and fits a screen', async () => {
  for (const { words, command } of all) {
    const { code, out } = await ask([...words, '--help']);
    const name = ['union', ...words].join(' ');
    assert.equal(code, 0, name);
    assert.match(out, new RegExp(`^Usage: ${name}\\b[\\s\\S]*\\nExamples:\\n {2}union [\\s\\S]*\\nExit codes:\\n`), name);
    for (const line of out.split('\n')) assert.ok(line.length <= MAX_COLUMNS, `${name}: ${line}`);
    for (const verb of Object.keys(command.verbs ?? {})) assert.match(out, new RegExp(`\\n {2}(?:${name} )?${verb} `), `${name} ${verb}`);
    if ('run' in command)
      for (const [field, spec] of Object.entries(command.options))
        assert.match(out, new RegExp(`\\n {2}${flagOf(field, spec)}[ \\n]`), `${name} ${field}`);
  }
});

test('contract: a command that only has verbs wants one of them', async () => {
  assert.equal((await ask(['plan'])).code, 2);
  const { code, error } = await ask(['plan', 'sing']);
  assert.equal(code, 2);
  assert.match(error, /^union: union plan\n {2}wanted {2}a verb: show, check, solve, whatif, diff, slips\n {2}found {3}"sing"/);
  assert.match((await ask(['plan', '--from', '2022-01-01', 'check'])).error, /It stands first: `union plan check`/);
});

test('contract: every option that a help lists is taken', async () => {
  for (const { name, command } of plain)
    for (const field of Object.keys(command.options)) {
      const line = await read(command, lineWith(command, field));
      assert.ok(line.ok, `${name} ${lineWith(command, field).join(' ')}: ${JSON.stringify(line)}`);
      assert.ok(line.value.has(field), `${name} ${field}`);
    }
});

test('contract: an option of any other command is refused, and the verb beside it that takes it is named', async () => {
  const flags = new Map(
    plain.flatMap(({ command }) => Object.entries(command.options).map(([field, spec]) => [flagOf(field, spec), field])),
  );
  for (const { words, name, command } of plain) {
    const own = new Set(Object.entries(command.options).map(([field, spec]) => flagOf(field, spec)));
    for (const flag of flags.keys()) {
      if (own.has(flag)) continue;
      const { code, error } = await ask([...words, ...wordsFor(command), flag, 'value']);
      assert.equal(code, 2, `${name} ${flag}`);
      assert.match(error, new RegExp(`^union: ${name}\\n.*\\n {2}found {3}${flag}\\n`), `${name} ${flag}`);
      for (const other of plain.filter((each) => each.words[0] === words[0] && each !== plain.find((one) => one.name === name))) {
        const takes = Object.entries(other.command.options).some(([field, spec]) => flagOf(field, spec) === flag);
        assert.equal(new RegExp(`\`${other.name}(?: \\S+)?\` takes it`).test(error), takes, `${name} ${flag}: ${error}`);
      }
    }
  }
});

test('contract: an option given twice is refused', async () => {
  for (const { name, command } of plain)
    for (const field of Object.keys(command.options)) {
      const line = await read(command, [...lineWith(command, field), ...typed(command, field)]);
      assert.ok(!line.ok, `${name} ${field}`);
      assert.deepEqual([line.failure.where, sayFailure(line.failure).wanted], [flagOf(field, command.options[field]!), 'once']);
    }
});

test('contract: an option that would have no effect is refused, alone or beside what takes it away', async () => {
  let refused = 0;
  for (const { name, command } of plain)
    for (const [field, spec] of Object.entries(command.options)) {
      const needed = Object.keys(command.options).filter((other) => command.options[other]!.needed === true && other !== field);
      const alone = [...wordsFor(command), ...[...needed, field].flatMap((each) => typed(command, each))];
      if (spec.beside !== undefined) {
        const line = await read(command, alone);
        assert.ok(
          !line.ok && line.failure.where === flagOf(field, spec) && sayFailure(line.failure).hint === spec.beside.why,
          `${name} ${field}`,
        );
        refused++;
      }
      for (const rival of spec.apart?.of ?? []) {
        const beside = rival in command.words ? ['word'] : typed(command, rival);
        const line = await read(command, [...lineWith(command, field), ...beside]);
        assert.ok(!line.ok, `${name} ${field} ${rival}`);
        assert.ok(
          [spec.apart?.why, command.options[rival]?.beside?.why].some((why) => why === sayFailure(line.failure).hint),
          `${name} ${field} ${rival}`,
        );
        refused++;
      }
    }
  assert.ok(refused > 40, `${refused}`);
});

test('contract: a condition names fields of its own command, and a word and an option are never one field', () => {
  for (const { name, command } of plain)
    for (const [field, { beside, apart }] of Object.entries(command.options)) {
      assert.ok(!(field in command.words), `${name} ${field}`);
      for (const other of [...(beside?.of ?? []), ...(apart?.of ?? [])])
        assert.ok(other in command.options || other in command.words, `${name} ${field}: ${other}`);
    }
});

test('contract: examples of a help are commands that can be read', async () => {
  for (const { words, command } of all)
    for (const example of command.examples.flatMap((line) => line.split(' && '))) {
      const args = (/^[^<>]*/.exec(example)![0].match(/"[^"]*"|\S+/g) ?? []).map((arg) => arg.replaceAll('"', '')).slice(1);
      const meant = plain
        .filter((each) => each.words.every((word, i) => args[i] === word))
        .toSorted((a, b) => b.words.length - a.words.length)[0];
      assert.ok(meant !== undefined, `${words.join(' ')}: ${example}`);
      const line = await read(meant.command, args.slice(meant.words.length));
      assert.ok(line.ok, `${example}: ${JSON.stringify(line)}`);
    }
});
