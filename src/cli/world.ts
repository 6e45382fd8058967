import { worldAt } from '../store/index.ts';
import { instantFromUtcMs } from '../time/index.ts';
import type { World } from '../workflows/world/index.ts';

/** What a command answers from: this machine's files, the record that ships or that of a folder, and the clock as it stands. */
export function worldOf(recordFolder?: string): World {
  return worldAt(instantFromUtcMs(Date.now()), recordFolder);
}
