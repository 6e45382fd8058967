/** The commands of the README as they stand there, run by who follows it: in a folder of their own beside the shipped data. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Each example that begins with `union`, without its comment. */
export const README_EXAMPLES: readonly string[] = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/^union [^\n]*$/gmu)].map(
  ([line]) => line.replace(/\s+#.*$/u, ''),
);

/** A folder in which they run as in a checkout. */
export function readmeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'union-readme-'));
  symlinkSync(join(ROOT, 'data'), join(folder, 'data'));
  return folder;
}

/** What one prints; it throws where the command does not end with 0. */
export function runExample(line: string, folder: string): string {
  const [, ...words] = line.split(/\s+/u);
  return execFileSync(join(ROOT, 'bin/union'), words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What takes long, or needs what an example before it wrote, or a browser. */
export const isSlow = (line: string): boolean => /--samples|out\/|--pdf/u.test(line);
