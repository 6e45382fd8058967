/**
 * The bundles in Firefox, another engine with a `Math` of its own: `npm run test:firefox`, or with the program's path after it. Not part of
 * `npm test`, which does the same in Chromium: Firefox does not come with npm (Debian: firefox-esr).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLE_NAMES, assertSame, prepareBundles } from './bundles.ts';
import { runInBrowser } from './run-in-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'union-firefox-'));
try {
  const { answers } = await prepareBundles(folder);
  const flags = ['--headless', '--no-remote', '--profile', mkdtempSync(join(folder, 'profile-'))];
  const found = await runInBrowser(folder, BUNDLE_NAMES, { path: process.argv[2] ?? 'firefox-esr', flags });
  assertSame(found, await answers());
  console.log(`Firefox answers the same as Node, to the last byte: ${BUNDLE_NAMES.join(', ')}.`);
  console.log(found.get('flight-worker'));
} finally {
  rmSync(folder, { recursive: true, maxRetries: 5 });
}
