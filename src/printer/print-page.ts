/** A page printed to PDF by a browser engine: the one that npm brings, else one of the system. */
import { existsSync } from 'node:fs';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];
/** A4 less two margins of 8 mm, at 96 to the inch. */
const PAGE_HEIGHT_PX = 1060;
const LEAST_SCALE = 0.7;
const TIMEOUT_MS = 60_000;
const HINT = message('printer.where-to-get');

interface Browser {
  readonly path: string;
  readonly flags: readonly string[];
}

/** `own` is a path that the user names. */
export async function findBrowser(own: string | undefined): Promise<Outcome<Browser>> {
  if (own !== undefined)
    return existsSync(own)
      ? succeed({ path: own, flags: FLAGS })
      : fail('UNION_BROWSER', message('printer.own-browser'), JSON.stringify(own), HINT);
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return succeed({ path: await chromium.executablePath(), flags: [...chromium.args, ...FLAGS] });
  } catch {
    const path = SYSTEM_BROWSERS.find((candidate) => existsSync(candidate));
    return path === undefined ? fail('pdf', message('printer.chromium'), message('printer.none'), HINT) : succeed({ path, flags: FLAGS });
  }
}

/** The page as PDF, A4. Nothing is fetched: the page carries all. */
export async function printPage(html: string, own: string | undefined): Promise<Outcome<Uint8Array>> {
  const browser = await findBrowser(own);
  if (!browser.ok) return browser;
  const { chromium } = await import('playwright-core');
  try {
    const running = await chromium.launch({
      executablePath: browser.value.path,
      args: [...browser.value.flags],
      headless: true,
      timeout: TIMEOUT_MS,
    });
    try {
      const page = await running.newPage();
      await page.setContent(html, { waitUntil: 'load', timeout: TIMEOUT_MS });
      await page.emulateMedia({ media: 'print' });
      const heightPx = await page.evaluate<number>('document.body.scrollHeight');
      // Long weather and many notes are printed a little smaller, so that the card stays one page.
      const scale = Math.min(1, Math.max(LEAST_SCALE, PAGE_HEIGHT_PX / heightPx));
      return succeed(await page.pdf({ format: 'A4', scale, printBackground: true, preferCSSPageSize: true }));
    } finally {
      await running.close();
    }
  } catch (error) {
    return fail('pdf', message('printer.prints'), error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), HINT);
  }
}
