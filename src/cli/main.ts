/** The `union` command: finds the command, reads its options, prints what it answers. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Failure, fail } from '../outcome/index.ts';
import type { Command, Door } from './command.ts';
import { commandHelp, programHelp } from './help.ts';

const EXIT_BAD_INPUT = 2;
const EXIT_OUR_FAULT = 70;

const COMMANDS: Readonly<Record<string, { readonly load: () => Promise<{ readonly command: Command }>; readonly about: string }>> = {
  return: { load: () => import('./return.ts'), about: 'predict a landing from the orbit, beside what happened' },
  footprint: { load: () => import('./footprint.ts'), about: 'a finished run: ellipses, probabilities, what decides them' },
  deorbit: { load: () => import('./deorbit.ts'), about: 'every landing opportunity in a window' },
  orbit: { load: () => import('./orbit.ts'), about: 'state, ground track and lighting; passes over a place' },
  recovery: { load: () => import('./recovery.ts'), about: 'the ground teams’ card: clocks, conditions, where to search' },
  scorecard: { load: () => import('./scorecard.ts'), about: 'every shipped real landing, predicted against actual' },
  vehicles: { load: () => import('./vehicles.ts'), about: 'what is known of each vehicle, with sources' },
  sites: { load: () => import('./sites.ts'), about: 'the landing sites, with sources' },
  board: { load: () => import('./board.ts'), about: 'the station on any day: crew, ports, who goes home in what' },
  person: { load: () => import('./person.ts'), about: 'a life in flights, with every source' },
  flight: { load: () => import('./flight.ts'), about: 'who rode a ship up and down, and where it was' },
  rankings: { load: () => import('./rankings.ts'), about: 'longest flights and careers as of any day' },
  cooperation: { load: () => import('./cooperation.ts'), about: 'agreements, sanctions, words and joint flights' },
  claims: { load: () => import('./claims.ts'), about: 'where sources disagree, what is preferred and why' },
  press: { load: () => import('./press.ts'), about: 'a press report: who said what, and how it stands to the record' },
  plan: { load: () => import('./plan.ts'), about: 'crew rotation and ships: chart, rules with reasons, what-ifs, proposals' },
  facts: { load: () => import('./facts.ts'), about: 'the lines of the record; adding to them' },
  check: { load: () => import('./check.ts'), about: 'every rule of consistency of the record' },
};

const door: Door = {
  readFile: (path) => readFile(path),
  readStandardInput: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  },
  print: (text) => void process.stdout.write(`${text}\n`),
  printError: (text) => void process.stderr.write(`${text}\n`),
  showProgress: (text) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  },
  interruption: () => {
    const controller = new AbortController();
    process.once('SIGINT', () => controller.abort());
    process.once('SIGTERM', () => controller.abort());
    return controller.signal;
  },
  columns: process.stdout.isTTY ? process.stdout.columns : null,
  colour: process.stdout.isTTY && !process.env['NO_COLOR'],
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // the reader has seen enough
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  door.printError(`union: this is a fault of the program, not of your input.\n${error instanceof Error ? error.stack : String(error)}`);
  process.exitCode = EXIT_OUR_FAULT;
}

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    door.print(programHelp(Object.entries(COMMANDS).map(([command, { about }]) => [command, about])));
    return name === undefined ? EXIT_BAD_INPUT : 0;
  }
  if (name === '--version') {
    const { programVersion } = await import('../store/index.ts');
    door.print(programVersion());
    return 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined)
    return refuse(fail('union', `a command: ${Object.keys(COMMANDS).join(', ')}`, JSON.stringify(name), 'See `union --help`.').failure);
  const { command } = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    door.print(commandHelp(command));
    return 0;
  }
  const options = Object.fromEntries(Object.entries(command.options).map(([option, { type }]) => [option, { type }] as const));
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: joinNegativeValues(withMeanings(rest, command)), options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message.split('.')[0]! : String(error);
    return refuse(fail(`union ${name}`, 'the options of its help', message, `See \`union ${name} --help\`.`).failure);
  }
  if (parsed.positionals.length < command.words.min || parsed.positionals.length > command.words.max)
    return refuse(
      fail(`union ${name}`, command.usage, `${parsed.positionals.length} words without a dash`, `See \`union ${name} --help\`.`).failure,
    );
  const outcome = await command.run({ words: parsed.positionals, options: parsed.values as Record<string, string | boolean>, door });
  return outcome.ok ? (outcome.value ?? 0) : refuse(outcome.failure);
}

/** `--accept` before the end, or before what is no value of it, stands alone. */
function withMeanings(words: readonly string[], { options }: Command): readonly string[] {
  return words.map((word, i) => {
    const alone = word.startsWith('--') ? options[word.slice(2)]?.alone : undefined;
    return alone === undefined || alone.value.test(words[i + 1] ?? '') ? word : `${word}=${alone.means}`;
  });
}

/** `--target -33.9,18.4` reads as two options; joined by an equals sign it is one. */
function joinNegativeValues(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (/^-[\d.]/.test(word) && before !== undefined && /^--[a-z-]+$/.test(before)) joined[joined.length - 1] = `${before}=${word}`;
    else joined.push(word);
  }
  return joined;
}

async function refuse(failure: Failure): Promise<number> {
  const { sayFailure } = await import('../presentation/index.ts');
  const { where, wanted, found, hint } = sayFailure(failure);
  door.printError(`union: ${where}\n  wanted  ${wanted}\n  found   ${found}${hint === undefined ? '' : `\n  hint    ${hint}`}`);
  return EXIT_BAD_INPUT;
}
