/** Finds the command that the words name, reads the rest of the line for it, and lets it answer. */
import { type Failure, nearestNames } from '../outcome/index.ts';
import type { AnyCommand, Door } from './command.ts';
import { type EdgeWords, edgeWords, sayPlace, sayReference, sayReferences } from './edge-words.ts';
import { helpOf, verbOf } from './help.ts';
import { filesOnLine, readInput } from './read-input.ts';
import { type FoundCommand, type NamedCommand, readLine } from './read-line.ts';
import { cannot } from './own-words.ts';

const EXIT_BAD_INPUT = 2;

interface Named {
  readonly name: string;
  readonly command: AnyCommand;
}

/** Gives the exit code. `parent` is the command whose verb this is. */
export async function answer({ name, command }: Named, args: readonly string[], door: Door, parent?: Named): Promise<number> {
  const [first, ...rest] = args;
  const verb = first === undefined ? undefined : entryOf(command, first);
  if (verb !== undefined) return answer({ name: `${name} ${first}`, command: (await verb.load()).command }, rest, door, { name, command });
  if (!('run' in command)) {
    const asksForHelp = first === '--help' || first === '-h' || first === 'help';
    if (!asksForHelp && first !== undefined) return refuse(noSuchVerb(name, command, args), { command: name, fields: new Map() }, door);
    door.print(helpOf(name, command, door.columns));
    return asksForHelp ? 0 : EXIT_BAD_INPUT;
  }
  if (args.includes('--help') || args.includes('-h')) {
    door.print(helpOf(name, command, door.columns));
    return 0;
  }
  return run({ name, command, kin: () => kinOf({ name, command }, parent) }, args, door);
}

async function run({ name, command, kin }: FoundCommand, args: readonly string[], door: Door): Promise<number> {
  const line = await readLine(args, { name, command, kin });
  if (!line.ok) return refuse(line.failure, edgeWords(name, command, new Map()), door);
  const words = edgeWords(name, command, filesOnLine(line.value, command));
  const asked = await readInput(line.value, command, door);
  if (!asked.ok) return refuse(asked.failure, words, door);
  const outcome = await command.run(asked.value, { ...door, fieldWord: (path) => sayReference(path, words) });
  return outcome.ok ? (outcome.value ?? 0) : refuse(outcome.failure, words, door);
}

function entryOf({ verbs }: AnyCommand, word: string): NonNullable<AnyCommand['verbs']>[string] | undefined {
  return verbs !== undefined && Object.hasOwn(verbs, word) ? verbs[word] : undefined;
}

function noSuchVerb(name: string, { verbs = {} }: AnyCommand, args: readonly string[]): Failure {
  const later = args.find((arg) => Object.hasOwn(verbs, arg));
  const [nearest] = nearestNames(args[0]!, Object.keys(verbs));
  const hint =
    later !== undefined
      ? `It stands first: \`${name} ${later}\`.`
      : `${nearest === undefined ? '' : `Nearest: \`${name} ${nearest}\`. `}See \`${name} --help\`.`;
  return cannot(name, `a ${verbOf(name).toLowerCase()}: ${Object.keys(verbs).join(', ')}`, JSON.stringify(args[0]), hint).failure;
}

/** Its verbs, its sisters and its parent; the program's own commands are no kin of one another. */
async function kinOf(self: Named, parent: Named | undefined): Promise<readonly NamedCommand[]> {
  const families = parent === undefined || verbOf(parent.name) === 'COMMAND' ? [self] : [self, parent];
  const kin: Named[] = families.slice(1);
  for (const { name, command } of families)
    for (const [verb, { load }] of Object.entries(command.verbs ?? {}))
      if (`${name} ${verb}` !== self.name) kin.push({ name: `${name} ${verb}`, command: (await load()).command });
  return kin.flatMap(({ name, command }) => ('run' in command ? [{ name, command }] : []));
}

async function refuse(failure: Failure, words: EdgeWords, door: Door): Promise<number> {
  // The catalogues are loaded only where something is refused.
  const { sayFailure, sayIn } = await import('../presentation/index.ts');
  const { where, wanted, found, hint } = sayFailure(
    failure,
    sayIn('en', (path) => sayReference(path, words)),
  );
  const lines = [
    `union: ${sayPlace(where, words)}`,
    `  wanted  ${sayReferences(wanted, words)}`,
    `  found   ${found}`,
    ...(hint === undefined ? [] : [`  hint    ${sayReferences(hint, words)}`]),
  ];
  door.printError(lines.join('\n'));
  return EXIT_BAD_INPUT;
}
