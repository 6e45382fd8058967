/**
 * How much of two samples' flights could be flown side by side: the evaluations that both make in the same leg, at the same step and by the
 * same method. The account is ../wasm-simd.md.
 *
 *   node docs/experiments/wasm-simd/lockstep.mts        10 s
 *
 * The flight's code is loaded a second time with counters in it (Node's module hooks; a sentence that is gone is an error).
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { SAMPLE_SIZE, dispersionsFromFile, flySample, prepareCampaign } from '../../../src/flight/index.ts';
import { must, shippedRequests } from '../../../validation/shipped.ts';

const [SAMPLES, ROUNDS] = [200, 20];
/** As measure.mts finds them. */
const MEASURED = { evaluationNs: 140, oneBody: 1.22, twoBodies: 1.84 } as const;

/** Of a leg: the method of each step, and the evaluations that seek its end. */
interface Leg {
  readonly methods: string[];
  ending: number;
}
const book = { evaluations: 0, method: '', legs: [] as Leg[] };
Object.assign(globalThis, { book });

const EDITS: readonly (readonly [file: string, from: string, to: string])[] = [
  ['dynamics-kernel.ts', 'out[3] = ax;', 'out[3] = ax; globalThis.book.evaluations++;'],
  ...['RungeKutta4', 'Ralston3', 'Butcher6', 'Rosenbrock2'].map((method) => {
    const head = `export function step${method}(dynamics: Dynamics, t: number, h: number, state: Float64Array, rate: Float64Array): void {`;
    return ['dynamics-kernel.ts', head, `${head} globalThis.book.method = '${method}';`] as const;
  }),
  [
    'craft.ts',
    '  let left = remaining();',
    '  let left = remaining(); const leg = { methods: [], ending: 0 }; globalThis.book.legs.push(leg);',
  ],
  [
    'craft.ts',
    '    const now = remaining();\n    if (now <= 0) endWithin',
    '    const now = remaining(); leg.methods.push(globalThis.book.method); const before = globalThis.book.evaluations;\n    if (now <= 0) endWithin',
  ],
  [
    'craft.ts',
    '    if (now <= 0) return;\n    left = now;',
    '    leg.ending += globalThis.book.evaluations - before;\n    if (now <= 0) return;\n    left = now;',
  ],
];
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return context.parentURL?.endsWith('?booked') === true && found.url.includes('/src/flight/')
      ? { ...found, url: `${found.url}?booked` }
      : found;
  },
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('?booked')) return loaded;
    if (typeof loaded.source !== 'string' && !(loaded.source instanceof Uint8Array)) throw new TypeError(`no text at ${url}`);
    let text = Buffer.from(loaded.source).toString();
    for (const [file, from, to] of EDITS) {
      if (!new URL(url).pathname.endsWith(`/${file}`)) continue;
      if (!text.includes(from)) throw new Error(`${file} no longer says: ${from}`);
      text = text.replace(from, () => to);
    }
    return { ...loaded, source: text };
  },
});
const booked = (await import(`${new URL('../../../src/flight/index.ts', import.meta.url).href}?booked`)) as { flySample: typeof flySample };

/** Evaluations of a step, with the one that follows it. */
const OF_STEP: Readonly<Record<string, number>> = { RungeKutta4: 4, Ralston3: 3, Butcher6: 7, Rosenbrock2: 3 };

/** Evaluations of either of two flights that the other makes too: in steps, and with those that seek ends. */
function shared(a: readonly Leg[], b: readonly Leg[]): { steps: number; endings: number } {
  let [steps, endings] = [0, 0];
  for (const [i, leg] of a.entries()) {
    const other = b[i];
    if (other === undefined) continue;
    steps += 1;
    for (const [k, method] of leg.methods.entries()) if (other.methods[k] === method) steps += OF_STEP[method]!;
    endings += Math.min(leg.ending, other.ending);
  }
  return { steps, endings };
}

const file = new URL('../../../data/dispersions/standard.json', import.meta.url);
const dispersions = must(dispersionsFromFile(JSON.parse(readFileSync(file, 'utf8')), 'data/dispersions/standard.json', null));
const { campaign } = must(prepareCampaign((await shippedRequests()).get('soyuz-ms-19')!, 1, dispersions, false));
for (const mode of campaign.modes.slice(0, 2)) {
  const [row, deviates] = [new Float64Array(SAMPLE_SIZE), new Float64Array(mode.deviates)];
  const flown = Array.from({ length: SAMPLES }, (_, sample) => {
    [book.evaluations, book.legs] = [0, []];
    booked.flySample(campaign, mode, sample, { deviates, row });
    return { evaluations: book.evaluations, legs: book.legs };
  });
  let [all, steps, endings] = [0, 0, 0];
  for (let i = 0; i + 1 < SAMPLES; i += 2) {
    const [a, b] = [flown[i]!, flown[i + 1]!];
    all += a.evaluations + b.evaluations;
    const both = shared(a.legs, b.legs);
    steps += 2 * both.steps;
    endings += 2 * both.endings;
  }
  let leastUs = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    for (let sample = 0; sample < SAMPLES; sample++) flySample(campaign, mode, sample, { deviates, row });
    leastUs = Math.min(leastUs, ((performance.now() - from) * 1000) / SAMPLES);
  }
  const share = (part: number) => `${((100 * part) / all).toFixed(0)} %`;
  const equations = ((all / SAMPLES) * MEASURED.evaluationNs) / 1000 / leastUs;
  const gain = (paired: number, rest: number) => 1 / (1 - equations + equations * (paired / MEASURED.twoBodies + (1 - paired) / rest));
  console.log(
    `${mode.mode}: ${(all / SAMPLES).toFixed(0)} evaluations a sample, ${leastUs.toFixed(0)} us; the equations are ${(100 * equations).toFixed(0)} % of it`,
  );
  console.log(`  made by two neighbours in step: ${share(steps)}; with the search for ends: ${share(steps + endings)}`);
  console.log(
    `  whole samples would be faster ${gain(steps / all, MEASURED.oneBody).toFixed(2)} times; ${gain((steps + endings) / all, MEASURED.oneBody).toFixed(2)} with the search for ends; ${gain(1, 1).toFixed(2)} if every evaluation were paired`,
  );
}
