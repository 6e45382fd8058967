import type { Message } from '../outcome/index.ts';
import { sayIn, sayMessage } from '../presentation/index.ts';
import type { Door } from './command.ts';

/** A message to whoever typed the command: a field is called by its option. */
export function say(message: Message | string, door: Door): string {
  return sayMessage(
    message,
    sayIn('en', (path) => door.fieldWord(path)),
  );
}
