import { wrapText } from './wrap-text.ts';
import { type AnyCommand, type Command, type CommandTable, type OptionSpec, flagOf } from './command.ts';

const exitCodes = (no: string | undefined): string => `Exit codes:
  0    answered${no === undefined ? '' : `\n  1    answered, and the answer is no: ${no}`}
  2    the input cannot be used, or the request cannot be met; nothing was written
  3    no Node 26 was found
  70   a fault of the program, or the answer could not be written to standard output
  130  interrupted by Ctrl-C (143 by SIGTERM); what was kept is told on standard error`;

const CONVENTIONS = 'Times are UTC, in ISO 8601 with Z. Nothing is fetched from a network.';

/** `name` is what the user types: `union`, `union plan`, `union plan check`. */
export function helpOf(name: string, command: AnyCommand, columns: number | null): string {
  return [
    `Usage: ${usageOf(name, command)}`,
    wrapText(paragraphs(command.about), columns ?? PAGE_COLUMNS),
    ...('run' in command ? [optionsHelp(command)] : []),
    ...(command.verbs === undefined ? [] : [verbsHelp(name, command.verbs)]),
    `Examples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`,
    ...('run' in command ? [] : [`\`${name} ${verbOf(name)} --help\` tells more. ${CONVENTIONS}`]),
    exitCodes('run' in command ? command.saysNo : undefined),
  ].join('\n\n');
}

/** Where the answer goes to no terminal. */
const PAGE_COLUMNS = 118;

/** A text as it stands in the code, each paragraph on one line. */
const paragraphs = (text: string): string => text.replaceAll(/(?<!\n)\n(?!\n)/g, ' ');

/** The command with its words and the options that it cannot do without. */
export function usageOf(name: string, command: AnyCommand): string {
  if (!('run' in command)) return `${name} ${verbOf(name)} [options]`;
  const options = Object.entries(command.options);
  return [
    name,
    ...wordsOf(command),
    ...options.filter(([, { needed }]) => needed === true).map(([field, spec]) => optionText(field, spec)),
    ...(options.some(([, { needed }]) => needed !== true) ? ['[options]'] : []),
  ].join(' ');
}

export function wordsOf({ words }: Command): readonly string[] {
  return Object.values(words).map(({ value, needed }) => (needed === true ? value : `[${value}]`));
}

/** `--elements FILE|-` */
export function optionText(field: string, spec: OptionSpec): string {
  return spec.value === undefined ? flagOf(field, spec) : `${flagOf(field, spec)} ${spec.value}`;
}

/** What the first word is called: the program has commands, they have verbs. */
export const verbOf = (name: string): 'VERB' | 'COMMAND' => (name.includes(' ') ? 'VERB' : 'COMMAND');

function optionsHelp({ options }: Command): string {
  const shown = (field: string, spec: OptionSpec) =>
    spec.alone === undefined ? optionText(field, spec) : `${flagOf(field, spec)} [${spec.value}]`;
  return `Options:\n${inColumns(Object.entries(options).map(([field, spec]) => [shown(field, spec), spec.help]))}`;
}

function verbsHelp(name: string, verbs: CommandTable['verbs']): string {
  const prefix = verbOf(name) === 'VERB' ? `${name} ` : '';
  const title = verbOf(name) === 'VERB' ? 'Verbs' : 'Commands';
  return `${title}:\n${inColumns(Object.entries(verbs).map(([verb, { about }]) => [`${prefix}${verb}`, about]))}`;
}

function inColumns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
