/**
 * The pure folders as a browser gets them: bundled as the page is, held to a size, and run where there is nothing but the language, and in
 * Chromium. Each bundle answers there what its source answers here, to the last byte.
 */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { findBrowser } from '../src/printer/index.ts';
import { BUNDLE_NAMES, assertSame, prepareBundles } from './bundle/bundles.ts';
import { type BrowserCommand, runInBrowser } from './bundle/run-in-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'union-bundles-'));
after(() => rmSync(folder, { recursive: true }));
const { bundles, answers } = await prepareBundles(folder);

const kB = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(6);

test('bundles: each keeps to its size', (t) => {
  for (const { name, gzippedBytes, laterBytes, mostBytes } of bundles) {
    const most = mostBytes === null ? 'no gate' : `at most ${kB(mostBytes)} kB`;
    t.diagnostic(`${name.padEnd(16)}${kB(gzippedBytes)} kB gzipped, ${most};${kB(laterBytes)} kB more when asked for`);
  }
  for (const { name, gzippedBytes, mostBytes } of bundles)
    assert.ok(mostBytes === null || gzippedBytes <= mostBytes, `${name} has ${gzippedBytes} bytes, gated at ${mostBytes}`);
});

test('bundles: none asks for Node, for a package, or for the shapes that files from outside are checked by', () => {
  for (const { name, foreign } of bundles) assert.deepEqual(foreign, [], name);
});

test('bundles: with nothing but the language each answers what its source answers', async () => {
  const script = join(import.meta.dirname, 'bundle/run-bare.ts');
  const run = async (name: string): Promise<[string, string]> => {
    const args = ['--experimental-vm-modules', '--no-warnings', script, join(folder, name, `${name}.js`), join(folder, 'handed-in.json')];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 100_000_000 });
    return [name, stdout];
  };
  const found = Promise.all(BUNDLE_NAMES.map(run));
  const wanted = await answers();
  assertSame(new Map(await found), wanted);
});

test('bundles: in Chromium each answers what its source answers', async (t) => {
  const browser = await startableBrowser();
  if (typeof browser === 'string') {
    assert.equal(process.env['CI'], undefined, browser);
    t.skip(browser);
    return;
  }
  const { path, flags } = browser;
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${join(folder, 'profile')}`];
  assertSame(await runInBrowser(folder, BUNDLE_NAMES, { path, flags: [...flags, ...own] }), await answers());
});

/** The one that pages are printed by, or why there is none. */
async function startableBrowser(): Promise<BrowserCommand | string> {
  const found = await findBrowser(process.env['UNION_BROWSER']);
  if (!found.ok) return `no browser: ${JSON.stringify(found.failure)}`;
  const { status, stderr } = spawnSync(found.value.path, ['--version'], { encoding: 'utf8' });
  return status === 0 ? found.value : `${found.value.path} does not start: ${stderr}`;
}
