/** Of commands that write a folder of files. */
import type { RunRequest } from '../store/index.ts';
import type { World } from '../workflows/world/index.ts';
import type { OptionSpec } from './command.ts';

export const REPLACE_OPTION = {
  replace: {
    kind: 'switch',
    beside: { of: ['out'], why: 'It is about the folder that --out names.' },
    help: 'takes the place of another run in the folder of --out',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** `made` is how the command is called to make it: it is shown to who would overwrite it. */
export function requestOf(made: string, question: unknown, { version }: World, replace?: true): RunRequest {
  return { made, question, version, over: replace === true ? 'any' : 'same' };
}
