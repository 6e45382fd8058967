import type { Command } from './command.ts';

const EXIT_CODES = `Exit codes:
  0   answered
  1   answered, and the answer is no: a plan breaks a hard rule
  2   the input cannot be used, or the request cannot be met; nothing was written
  3   no Node 26 was found
  70  a fault of the program`;

export function programHelp(commands: readonly (readonly [name: string, about: string])[]): string {
  const width = Math.max(...commands.map(([name]) => name.length));
  return `union - joint crew operations of the International Space Station

Usage: union COMMAND [options]

Commands:
${commands.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`).join('\n')}

Examples:
  union return soyuz-ms-19
  union return soyuz-ms-19 --out out/ms-19
  union deorbit --vehicle soyuz-ms --elements iss.tle --site zhezkazgan-147-se --from 2022-03-28 --to 2022-04-02
  union scorecard

'union COMMAND --help' tells more. Times are UTC, ISO 8601 with Z. Nothing is fetched from a network.

${EXIT_CODES}`;
}

export function commandHelp({ usage, about, options, examples }: Command): string {
  const rows = Object.entries(options).map(
    ([name, { value, help }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, help] as const,
  );
  const width = Math.max(...rows.map(([option]) => option.length));
  return `Usage: ${usage}

${about}

Options:
${rows.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`).join('\n')}

Examples:
${examples.map((example) => `  ${example}`).join('\n')}

${EXIT_CODES}`;
}
