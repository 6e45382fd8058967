/** From the words on a line to what a command is asked. Nothing on the line is dropped: what has no effect is refused. */
import { type Outcome, succeed } from '../outcome/index.ts';
import { type Command, type OptionSpec, flagOf } from './command.ts';
import { optionText, usageOf } from './help.ts';
import { cannot } from './own-words.ts';

// An import of it takes 4 ms at the start of every command: whatever it has beside is loaded with it.
const nodeUtil = process.getBuiltinModule('node:util');

export interface NamedCommand {
  /** As the user types it: `union plan check`. */
  readonly name: string;
  readonly command: Command;
}

export interface FoundCommand extends NamedCommand {
  /** Commands beside it, one of which may know an option that it does not. */
  readonly kin: () => Promise<readonly NamedCommand[]>;
}

/** Texts as they were typed, by field; a switch that is there is true. In the order in which the command names its fields. */
export type Line = ReadonlyMap<string, string | true>;

export async function readLine(args: readonly string[], found: FoundCommand): Promise<Outcome<Line>> {
  const { command } = found;
  const options = Object.entries(command.options);
  const given = new Map<string, string | true>();
  const words: string[] = [];
  for (const token of tokensOf(args, command)) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const [field, spec] = options.find((option) => flagOf(...option) === token.rawName) ?? [];
    if (field === undefined || spec === undefined) return unknownOption(token.rawName, found);
    const flag = flagOf(field, spec);
    if (given.has(field)) return cannot(flag, 'once', 'twice or more', 'Only one of them could count.');
    const value = valueOf(spec, token);
    if (value === null) return cannot(flag, wantedOf(field, spec), token.value === undefined ? 'none' : JSON.stringify(token.value));
    given.set(field, value);
  }
  const placed = placeWords(words, found);
  if (!placed.ok) return placed;
  for (const [field, value] of placed.value) given.set(field, value);
  return strayOf(given, found) ?? succeed(inOrder(given, command));
}

function tokensOf(args: readonly string[], command: Command) {
  const types = Object.entries(command.options).map(
    ([field, spec]) => [flagOf(field, spec).slice(2), { type: spec.kind === 'switch' ? 'boolean' : 'string' }] as const,
  );
  return nodeUtil.parseArgs({
    args: joinNegativeValues(withMeanings(args, command)),
    options: Object.fromEntries(types),
    allowPositionals: true,
    strict: false,
    tokens: true,
  }).tokens;
}

function inOrder(given: Line, { words, options }: Command): Line {
  const fields = [...Object.keys(words), ...Object.keys(options)];
  return new Map(fields.flatMap((field) => (given.has(field) ? [[field, given.get(field)!] as const] : [])));
}

/** `--accept` before the end, or before what is no value of it, stands alone. */
function withMeanings(args: readonly string[], { options }: Command): readonly string[] {
  return args.map((arg, i) => {
    const [, spec] = Object.entries(options).find((option) => flagOf(...option) === arg) ?? [];
    return spec?.alone === undefined || spec.alone.value.test(args[i + 1] ?? '') ? arg : `${arg}=${spec.alone.means}`;
  });
}

/** `--target -33.9,18.4` reads as two options; joined by an equals sign it is one. */
function joinNegativeValues(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if (/^-[\d.]/.test(arg) && before !== undefined && /^--[a-z-]+$/.test(before)) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** Null where a switch has a value, or another option has none: the next option is no value, unless an equals sign says so. */
function valueOf(
  { kind }: OptionSpec,
  { value, inlineValue }: { readonly value: string | undefined; readonly inlineValue: boolean | undefined },
): string | true | null {
  if (kind === 'switch') return value === undefined ? true : null;
  return value === undefined || (inlineValue !== true && /^-./.test(value)) ? null : value;
}

function wantedOf(field: string, spec: OptionSpec): string {
  return spec.kind === 'switch' ? 'no value' : `a value: ${optionText(field, spec)}`;
}

async function unknownOption(flag: string, { name, kin }: FoundCommand): Promise<Outcome<never>> {
  const takers = (await kin()).filter(({ command }) => Object.entries(command.options).some((option) => flagOf(...option) === flag));
  const told = takers.map((taker) => `\`${usageOf(taker.name, { ...taker.command, options: {} })}\` takes it. `).join('');
  return cannot(name, 'an option that it takes', flag, `${told}See \`${name} --help\`.`);
}

/** Each word to its field; the last field takes as many as it may. */
function placeWords(words: readonly string[], { name, command }: NamedCommand): Outcome<readonly (readonly [string, string])[]> {
  const specs = Object.entries(command.words);
  const least = specs.filter(([, { needed }]) => needed === true).length;
  const most = specs.reduce((sum, [, { upTo }]) => sum + (upTo ?? 1), 0);
  if (words.length < least || words.length > most) {
    const verb = words.find((word) => command.verbs !== undefined && Object.hasOwn(command.verbs, word));
    const hint = verb === undefined ? `See \`${name} --help\`.` : `The verb stands first: \`${name} ${verb}\`.`;
    return cannot(name, wordsWanted(command), words.length === 0 ? 'none' : words.map((word) => JSON.stringify(word)).join(' '), hint);
  }
  return succeed(
    specs
      .map(([field], i) => [field, words.slice(i, i === specs.length - 1 ? undefined : i + 1).join(' ')] as const)
      .filter((_, i) => i < words.length),
  );
}

function wordsWanted({ words }: Command): string {
  const specs = Object.values(words);
  if (specs.length === 0) return 'no word without a dash';
  return specs
    .map(({ value, needed, upTo }) => (upTo === undefined ? `${needed === true ? 'one' : 'at most one'} ${value}` : value))
    .join(' and ');
}

/** What is missing, or given where it has no effect; null where all is well. */
function strayOf(given: ReadonlyMap<string, unknown>, { name, command }: NamedCommand): Outcome<never> | null {
  const said = (field: string) => {
    const spec = command.options[field];
    return spec === undefined ? (command.words[field]?.value ?? field) : optionText(field, spec);
  };
  for (const [field, spec] of Object.entries(command.options)) {
    if (!given.has(field)) {
      if (spec.needed === true) return cannot(name, said(field), 'none', `See \`${name} --help\`.`);
      continue;
    }
    const rival = spec.apart?.of.find((other) => given.has(other));
    if (rival !== undefined) return cannot(flagOf(field, spec), `no ${said(rival).split(' ')[0]} with it`, 'both', spec.apart!.why);
  }
  // What must not stand together is told first: what is missing may be missing because of it.
  for (const [field, spec] of Object.entries(command.options)) {
    const { beside } = spec;
    if (given.has(field) && beside !== undefined && !beside.of.some((other) => given.has(other)))
      return cannot(flagOf(field, spec), `${beside.of.map(said).join(' or ')} with it`, 'none', beside.why);
  }
  return null;
}
