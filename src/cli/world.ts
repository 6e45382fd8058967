import { worldAt } from '../store/index.ts';
import { instantFromUtcMs } from '../time/index.ts';
import type { World } from '../workflows/world/index.ts';
import type { CommandInput } from './command.ts';
import { textOption } from './read-input.ts';

/** What a command answers from: this machine's files, the record of `--record`, and the clock as it stands. */
export function worldOf({ options }: Pick<CommandInput, 'options'>): World {
  return worldAt(instantFromUtcMs(Date.now()), textOption(options, 'record'));
}
