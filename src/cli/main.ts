/** The `union` command: what it reads, where it prints, and how it ends. */
import { readFile } from 'node:fs/promises';
import { answer } from './answer.ts';
import type { Door } from './command.ts';
import { program } from './commands.ts';
import { wrapText } from './wrap-text.ts';

const EXIT_OUR_FAULT = 70;
/** As shells tell of a command that a signal ended: 128 and the signal's number. */
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** Set once a command that can end early was asked to. */
const stop: { by: { readonly code: number; readonly atMs: number } | null } = { by: null };
const ONE_CTRL_C_MS = 1000;

const door: Door = {
  readFile: (path) => readFile(path),
  readStandardInput: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  },
  print: (text) => void process.stdout.write(`${forTerminal(text, process.stdout)}\n`),
  printError: (text) => void process.stderr.write(`${forTerminal(text, process.stderr)}\n`),
  showProgress: (text) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  },
  interruption: () => {
    const controller = new AbortController();
    for (const [name, code] of SIGNALS)
      process.on(name, () => {
        // npm hands on a Ctrl-C that the terminal has sent already; one that comes later is meant.
        if (stop.by !== null && performance.now() - stop.by.atMs > ONE_CTRL_C_MS) process.exit(code);
        stop.by ??= { code, atMs: performance.now() };
        controller.abort();
      });
    return controller.signal;
  },
  fieldWord: (path) => path,
  columns: process.stdout.isTTY ? process.stdout.columns : null,
  colour: process.stdout.isTTY && !process.env['NO_COLOR'],
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // the reader has seen enough
  door.printError(`union: the answer could not be written to standard output: ${reasonOf(error)}.`);
  process.exit(EXIT_OUR_FAULT);
});
// There is nobody left to tell of it.
process.stderr.on('error', () => undefined);

try {
  const code = await main(process.argv.slice(2));
  process.exitCode = stop.by?.code ?? code;
} catch (error) {
  door.printError(`union: this is a fault of the program, not of your input.\n${error instanceof Error ? error.stack : String(error)}`);
  process.exitCode = EXIT_OUR_FAULT;
}

function forTerminal(text: string, { isTTY, columns }: NodeJS.WriteStream): string {
  return isTTY ? wrapText(text, columns) : text;
}

/** `ENOSPC: no space left on device, write` without the code and the call. */
function reasonOf({ message }: Error): string {
  return message.replace(/^[A-Z]+: /, '').replace(/, \w+$/, '');
}

async function main(words: readonly string[]): Promise<number> {
  if (words[0] === '--version') {
    const { programVersion } = await import('../store/index.ts');
    door.print(programVersion());
    return 0;
  }
  return answer({ name: 'union', command: program }, words, door);
}
