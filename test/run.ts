/**
 * Runs the tests: `npm test` all but the slow ones (`*.slow.test.ts`), `npm run test:slow` those, `node test/run.ts orbit` all whose path has
 * `orbit` in it. Two files at a time, as CI has two cores. Ends with the runner's own count, and with 1 where a test failed or none was found.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const filters = process.argv.slice(2);
const files = globSync(['src/**/*.test.ts', 'validation/**/*.test.ts', 'test/**/*.test.ts'])
  .filter((file) => (filters.length > 0 ? filters.every((filter) => file.includes(filter)) : !file.endsWith('.slow.test.ts')))
  .toSorted();
if (files.length === 0) {
  console.error(`no test file has ${filters.join(' and ')} in its path`);
  process.exit(1);
}
// Most of what a command costs here is compiling it; what `bin/union` keeps compiled serves the tests and the commands that they start too.
const compiled = process.env['NODE_COMPILE_CACHE'] ?? fileURLToPath(new URL('../node_modules/.cache/union', import.meta.url));
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files], {
  stdio: 'inherit',
  env: { ...process.env, NODE_COMPILE_CACHE: compiled },
});
process.exit(status ?? 1);
