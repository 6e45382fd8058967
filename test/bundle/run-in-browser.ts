import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** A browser's program, and what starts it without a window so that it opens a page and stays. */
export interface BrowserCommand {
  readonly path: string;
  readonly flags: readonly string[];
}

const TIMEOUT_MS = 300_000;
const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', js: 'text/javascript', json: 'application/json' };

/** Imports each bundle, runs its main function, and posts what it gave back to whoever served the page. */
const PAGE = (names: readonly string[]) => `<!doctype html><title>Bundles</title><script type="module">
const post = (path, body) => fetch(path, { method: 'POST', body });
try {
  const handedIn = await (await fetch('/handed-in.json')).text();
  for (const name of ${JSON.stringify(names)}) {
    const { default: main } = await import('/' + name + '/' + name + '.js');
    await post('/answer/' + name, await main(JSON.parse(handedIn)));
  }
  await post('/done', '');
} catch (error) {
  await post('/failed', String(error) + '\\n' + error.stack);
}
</script>`;

/** What the bundles of a folder answer in a browser, by their names. They and `handed-in.json` are served from this machine to itself. */
export async function runInBrowser(
  folder: string,
  names: readonly string[],
  { path, flags }: BrowserCommand,
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    answer(request, response).catch(reject);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (request.method === 'POST') {
      const body = await text(request);
      if (url === '/done') resolve();
      else if (url === '/failed') reject(new Error(body));
      else answers.set(basename(url), body);
      response.end();
    } else if (url === '/') response.setHeader('content-type', TYPES['html']!).end(PAGE(names));
    else await sendFile(join(folder, url), response);
  };
  const port = await listen(server);
  let browser: ChildProcess | undefined;
  try {
    // Its own process group, so that what it starts ends with it.
    browser = spawn(path, [...flags, `http://127.0.0.1:${port}/`], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    let said = '';
    browser.stderr?.on('data', (chunk) => (said += String(chunk)));
    browser.on('error', reject);
    browser.on('exit', (code) => reject(new Error(`${path} ended with ${code}: ${said}`)));
    const late = setTimeout(() => reject(new Error(`no answer from ${path} in ${TIMEOUT_MS / 1000} s: ${said}`)), TIMEOUT_MS);
    await done.finally(() => clearTimeout(late));
  } finally {
    endGroup(browser);
    server.closeAllConnections();
    server.close();
  }
  return answers;
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  try {
    const bytes = await readFile(path);
    response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream').end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

function endGroup(browser: ChildProcess | undefined): void {
  browser?.removeAllListeners('exit');
  if (browser?.pid === undefined) return;
  try {
    process.kill(-browser.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
