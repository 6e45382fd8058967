/**
 * Runs a bundle where there is nothing but the language: a realm of its own, made by V8 and not filled by Node. Started by itself, as
 * `node --experimental-vm-modules run-bare.ts BUNDLE.js HANDED-IN.json`; prints the answer.
 */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const [bundle = '', handedIn = ''] = process.argv.slice(2);
/** A plain global object, without the interceptors that would slow every use of `Math`. */
const realm = vm.createContext(vm.constants.DONT_CONTEXTIFY);
const run = (script: string): unknown => vm.runInContext(script, realm);

// V8 itself puts a console into every realm.
run('delete globalThis.console');
const module = new vm.SourceTextModule(readFileSync(bundle, 'utf8'), { context: realm, identifier: bundle });
await module.link((wanted) => {
  throw new Error(`the bundle imports ${wanted}`);
});
await module.evaluate();
const { default: main } = module.namespace as { readonly default: (given: unknown) => unknown };
const parse = run('JSON.parse') as (text: string) => unknown;
process.stdout.write(String(await main(parse(readFileSync(handedIn, 'utf8')))));
