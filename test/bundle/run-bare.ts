/**
 * Runs a bundle where there is nothing but the language: a realm of its own, made by V8 and not filled by Node. Started by itself, as
 * `node --experimental-vm-modules run-bare.ts BUNDLE.js HANDED-IN.json`; prints the answer.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vm from 'node:vm';

const [bundle = '', handedIn = ''] = process.argv.slice(2);
/** A plain global object, without the interceptors that would slow every use of `Math`. */
const realm = vm.createContext(vm.constants.DONT_CONTEXTIFY);
const run = (script: string): unknown => vm.runInContext(script, realm);

// V8 itself puts a console into every realm.
run('delete globalThis.console');
const modules = new Map<string, vm.SourceTextModule>();
/** A bundle may load parts of its own, when they are asked for too, and nothing besides. */
function load(path: string): vm.SourceTextModule {
  const known = modules.get(path);
  if (known !== undefined) return known;
  const made = new vm.SourceTextModule(readFileSync(path, 'utf8'), {
    context: realm,
    identifier: path,
    importModuleDynamically: (wanted: string) => ready(load(partOf(wanted, path))),
  });
  modules.set(path, made);
  return made;
}
const evaluated = new Map<vm.SourceTextModule, Promise<vm.SourceTextModule>>();
/** Linked and run once, whoever asks first. */
function ready(part: vm.SourceTextModule): Promise<vm.SourceTextModule> {
  const before = evaluated.get(part) ?? prepare(part);
  evaluated.set(part, before);
  return before;
}
async function prepare(part: vm.SourceTextModule): Promise<vm.SourceTextModule> {
  if (part.status === 'unlinked') await part.link(link);
  if (part.status === 'linked') await part.evaluate();
  return part;
}
function partOf(wanted: string, from: string): string {
  const path = join(dirname(from), wanted);
  if (!/^\.\.?\//.test(wanted) || !path.startsWith(dirname(bundle))) throw new Error(`the bundle imports ${wanted}`);
  return path;
}
const link = (wanted: string, from: vm.Module): vm.SourceTextModule => load(partOf(wanted, from.identifier));
const module = load(bundle);
await ready(module);
const { default: main } = module.namespace as { readonly default: (given: unknown) => unknown };
const parse = run('JSON.parse') as (text: string) => unknown;
process.stdout.write(String(await main(parse(readFileSync(handedIn, 'utf8')))));
