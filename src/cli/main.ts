/** The `union` command: what it reads, where it prints, and how it ends. */
import { readFile } from 'node:fs/promises';
import { answer } from './answer.ts';
import type { Door } from './command.ts';
import { program } from './commands.ts';

const EXIT_OUR_FAULT = 70;

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
  fieldWord: (path) => path,
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
  if (words[0] === '--version') {
    const { programVersion } = await import('../store/index.ts');
    door.print(programVersion());
    return 0;
  }
  return answer({ name: 'union', command: program }, words, door);
}
