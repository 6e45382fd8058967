/**
 * How much integration buys how much precision: dispersed samples flown with many sets of steps and methods against very fine ones. The
 * account is work-precision.md; the picture is work-precision.svg, which this writes.
 *
 *   node docs/experiments/work-precision.ts [--samples N] [--no-times]        90 s; N of each of four campaigns, 100 unless told
 *
 * Steps are arguments of a flight. What is written in its code (the method of the entry, how fast steps grow under an opening canopy) is
 * changed in the loaded text only: Node's module hooks hand `src/flight` out again with one sentence replaced, and fail where the sentence is
 * gone. In the same way evaluations and bank reversals are counted; that the counted code flies the same bits is checked first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import {
  type Campaign,
  type CampaignMode,
  SAMPLE_SIZE,
  STEPS,
  type StepSizes,
  columnAt,
  dispersionsFromFile,
  flySample,
  prepareCampaign,
} from '../../src/flight/index.ts';
import { PALETTE, xmlElement } from '../../src/presentation/index.ts';
import { obstaclesAlong, placeLabels } from '../../src/pictures/label-placement.ts';
import { type Box, type Point, pathThrough, px, svgBox, svgDocument, svgLine, svgText, textWidth } from '../../src/pictures/svg.ts';
import { must, shippedRequests } from '../../validation/shipped.ts';

const FLIGHTS = ['soyuz-ms-19', 'soyuz-ms-11'] as const;
const SEED = 1;
const KINDS = ['guided', 'ballistic'] as const;
type Kind = (typeof KINDS)[number];
/** What issue 3 asks for. */
const WANTED = { metres: 20, seconds: 0.05 } as const;
/** What the shipped steps are said to keep (src/flight/flight-plan.ts). */
const KEPT = { metres: 1, seconds: 0.01 } as const;
/** A reversal that comes this much earlier or later came in another cycle of guidance, whose cycle is 2 s. */
const OTHER_CYCLE_S = 1;
const REFERENCE: StepSizes = { burnS: 10, coastS: 10, upperS: 5, entryS: 0.125, openingS: 0.025, canopyS: 0.25 };
const HALF_AS_FINE: StepSizes = { burnS: 20, coastS: 20, upperS: 10, entryS: 0.25, openingS: 0.05, canopyS: 0.5 };
const ROUNDS = 30;

// ---- The flight's code, with a sentence of it replaced ----

type Edit = readonly [file: string, from: string, to: string];

const TURNING = ['fly.ts', 'TURNING_RAD_S = 0.05;'] as const;
const ENTRY_METHODS = 'stepRungeKutta4 : stepRalston3';
/** Methods of two stages: second order, one evaluation in three saved. */
const twoStage = (at: number, first: number, second: number): readonly Edit[] => [
  [
    TURNING[0],
    TURNING[1],
    `${TURNING[1]}
const [between, slope] = [new Float64Array(7), new Float64Array(7)];
const stepTwoStage: Step = (dynamics, t, h, state, rate) => {
  for (let i = 0; i < 7; i++) between[i] = state[i]! + ${at} * h * rate[i]!;
  derive(dynamics, t + ${at} * h, between, slope);
  for (let i = 0; i < 7; i++) state[i] = state[i]! + h * (${first} * rate[i]! + ${second} * slope[i]!);
};`,
  ],
  ['fly.ts', ENTRY_METHODS, 'stepTwoStage : stepTwoStage'],
];
const growth = (value: number): readonly Edit[] => [['descent.ts', 'OPENING_GROWTH = 0.2;', `OPENING_GROWTH = ${value};`]];

const EDITS = {
  rk4: [[...TURNING, 'TURNING_RAD_S = -1;']],
  ralston3: [[...TURNING, 'TURNING_RAD_S = Infinity;']],
  butcher6: [['fly.ts', ENTRY_METHODS, 'stepButcher6 : stepButcher6']],
  midpoint: twoStage(0.5, 0, 1),
  ralston2: twoStage(2 / 3, 0.25, 0.75),
  rk4Above: [['fly.ts', 'step: stepButcher6', 'step: stepRungeKutta4']],
  growth01: growth(0.1),
  growth03: growth(0.3),
  growth04: growth(0.4),
  growth06: growth(0.6),
  stiff07: [['descent.ts', 'STIFF = 1;', 'STIFF = 0.7;']],
  stiff13: [['descent.ts', 'STIFF = 1;', 'STIFF = 1.3;']],
  /** The marks at 121.9 and 100 km no longer end a step. */
  unmarked: [['fly.ts', `[ENTRY_400KFT_M, 'entry-400kft'],\n    [ENTRY_100KM_M, 'entry-100km'],\n`, '']],
  counted: [
    [
      'dynamics-kernel.ts',
      'out[3] = ax;',
      `out[3] = ax; globalThis.ledger.all++; globalThis.ledger[body.thrustN > 0 ? 'burn' : body.canopyToM2 > 0 ? 'canopy' : altitudeM > 140e3 ? 'coast' : altitudeM > 80e3 ? 'upper' : 'entry']++;`,
    ],
    [
      'craft.ts',
      'if (now <= 0) endWithin(craft, from, to - from, { step, remaining, left, over: now });',
      'if (now <= 0) { const before = globalThis.ledger.all; endWithin(craft, from, to - from, { step, remaining, left, over: now }); globalThis.ledger.endings += globalThis.ledger.all - before; }',
    ],
    ['steering.ts', 'steering.reversals++;', '{ steering.reversals++; globalThis.ledger.reversalsS.push(craft.t); }'],
  ],
} satisfies Record<string, readonly Edit[]>;
type EditName = keyof typeof EDITS;

const COUNTED = ['burn', 'coast', 'upper', 'entry', 'canopy', 'all', 'endings'] as const;
/** Evaluations by phase and in all; of them, those that seek where a leg ends; and the reversals of the sample in flight. */
const ledger = { burn: 0, coast: 0, upper: 0, entry: 0, canopy: 0, all: 0, endings: 0, reversalsS: [] as number[] };
Object.assign(globalThis, { ledger });

const editsOf = (url: string | undefined) => (url?.startsWith('file:') ? new URL(url).searchParams.get('edits') : null);
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const edits = editsOf(context.parentURL);
    return edits !== null && found.url.includes('/src/flight/') ? { ...found, url: `${found.url}?edits=${edits}` } : found;
  },
  load(url, context, next) {
    const loaded = next(url, context);
    const names = editsOf(url);
    if (names === null) return loaded;
    if (typeof loaded.source !== 'string' && !(loaded.source instanceof Uint8Array)) throw new TypeError(`no text at ${url}`);
    let text = Buffer.from(loaded.source).toString();
    for (const name of names.split(','))
      for (const [file, from, to] of EDITS[name as EditName] as readonly Edit[]) {
        if (!new URL(url).pathname.endsWith(`/${file}`)) continue;
        if (!text.includes(from)) throw new Error(`${file} no longer says: ${from}`);
        text = text.replaceAll(from, () => to);
      }
    return { ...loaded, source: text };
  },
});

const flightUrl = new URL('../../src/flight/index.ts', import.meta.url).href;
async function flightWith(edits: readonly EditName[]): Promise<{ readonly flySample: typeof flySample }> {
  return (await import(edits.length === 0 ? flightUrl : `${flightUrl}?edits=${edits.join(',')}`)) as { flySample: typeof flySample };
}

// ---- Sets of steps, and what they cost and miss ----

interface Effort {
  readonly name: string;
  readonly steps?: Partial<StepSizes>;
  readonly edits?: readonly EditName[];
}

interface Group {
  readonly kind: Kind;
  readonly campaign: Campaign;
  readonly mode: CampaignMode;
}

interface FlownSample {
  readonly row: Float64Array;
  readonly reversalsS: readonly number[];
}

interface FlownGroup {
  readonly samples: readonly FlownSample[];
  /** Evaluations of one sample, on the mean, by phase. */
  readonly evaluations: Readonly<Record<(typeof COUNTED)[number], number>>;
}

/** Place and time as far from the reference as `median`, 95 of 100 and the worst whose reversals stay. */
interface Errors {
  readonly metres: readonly [median: number, p95: number, worst: number];
  readonly seconds: readonly [median: number, p95: number, worst: number];
  /** Part of the samples whose bank reversals come in another cycle; they are in the median and the 95 %, not in the worst. */
  readonly moved: number;
  readonly evaluations: number;
}

type Scored = Effort & Readonly<Record<Kind, Errors>>;

const argument = process.argv.indexOf('--samples');
const SAMPLES = argument < 0 ? 100 : Number(process.argv[argument + 1]);

const dispersionsFile = new URL('../../data/dispersions/standard.json', import.meta.url);
const dispersions = must(dispersionsFromFile(JSON.parse(readFileSync(dispersionsFile, 'utf8')), 'data/dispersions/standard.json', null));
const requests = await shippedRequests();
const groups: readonly Group[] = FLIGHTS.flatMap((flight) => {
  const { campaign } = must(prepareCampaign(requests.get(flight)!, SEED, dispersions, false));
  return KINDS.map((kind) => ({ kind, campaign, mode: campaign.modes.find(({ mode }) => mode === kind)! }));
});

const withSteps = (campaign: Campaign, steps: Partial<StepSizes> = {}): Campaign => ({
  ...campaign,
  plan: { ...campaign.plan, steps: { ...STEPS, ...steps } },
});

/** The burn, the reference, the aim and the barometric setting stay those of the shipped steps: they are orders, not the flight. */
async function flyGroup({ campaign, mode }: Group, { steps, edits = [] }: Effort): Promise<FlownGroup> {
  const code = await flightWith([...edits, 'counted']);
  const deviates = new Float64Array(mode.deviates);
  const changed = withSteps(campaign, steps);
  for (const key of COUNTED) ledger[key] = 0;
  const samples = Array.from({ length: SAMPLES }, (_, sample) => {
    const row = new Float64Array(SAMPLE_SIZE);
    ledger.reversalsS = [];
    code.flySample(changed, mode, sample, { deviates, row });
    return { row, reversalsS: ledger.reversalsS };
  });
  const perSample = Object.fromEntries(COUNTED.map((key) => [key, ledger[key] / SAMPLES])) as FlownGroup['evaluations'];
  return { samples, evaluations: perSample };
}

const [EAST, NORTH, TIME] = [columnAt('eastM'), columnAt('northM'), columnAt('sinceBurnS')];
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;

function errorsOf(flown: readonly FlownGroup[], reference: readonly FlownGroup[]): Errors {
  const all: { metres: number; seconds: number; moved: boolean }[] = [];
  for (const [g, { samples }] of flown.entries())
    for (const [i, { row, reversalsS }] of samples.entries()) {
      const truth = reference[g]!.samples[i]!;
      const metres = Math.hypot(row[EAST]! - truth.row[EAST]!, row[NORTH]! - truth.row[NORTH]!);
      all.push({
        // A sample that does not come down is as wrong as can be.
        metres: Number.isNaN(metres) ? Infinity : metres,
        seconds: Number.isNaN(metres) ? Infinity : Math.abs(row[TIME]! - truth.row[TIME]!),
        moved:
          reversalsS.length !== truth.reversalsS.length || reversalsS.some((t, k) => Math.abs(t - truth.reversalsS[k]!) > OTHER_CYCLE_S),
      });
    }
  const told = (of: 'metres' | 'seconds'): [number, number, number] => {
    const sorted = all.map((one) => one[of]).toSorted((a, b) => a - b);
    return [at(sorted, 0.5), at(sorted, 0.95), Math.max(...all.filter(({ moved }) => !moved).map((one) => one[of]))];
  };
  const evaluations = flown.reduce((sum, group) => sum + group.evaluations.all, 0) / flown.length;
  return { metres: told('metres'), seconds: told('seconds'), moved: all.filter(({ moved }) => moved).length / all.length, evaluations };
}

const ofKind = (kind: Kind) => groups.filter((group) => group.kind === kind);
async function flyKind(kind: Kind, effort: Effort): Promise<readonly FlownGroup[]> {
  const flown: FlownGroup[] = [];
  for (const group of ofKind(kind)) flown.push(await flyGroup(group, effort));
  return flown;
}

// ---- Telling ----

const plain = ({ metres, seconds, moved, evaluations }: Errors) =>
  [
    evaluations.toFixed(0),
    metres.map((value) => (value < 100 ? value.toFixed(2) : value.toFixed(0))).join(', '),
    seconds.map((value) => (value * 1000).toFixed(value < 0.1 ? 1 : 0)).join(', '),
    moved.toFixed(3),
  ].join(' | ');

const HEAD = `| set | guided: evaluations | m: median, 95 %, worst | ms | reversals moved | ballistic: evaluations | m | ms |  |\n|${'---|'.repeat(9)}`;
const NONE = '| | |';
function tell(scored: Scored): void {
  const guided = rollingOnly(scored) ? ` ${NONE}` : plain(scored.guided);
  const ballistic = guidedOnly(scored) ? ` ${NONE}` : plain(scored.ballistic);
  console.log(`| ${scored.name} | ${guided} | ${ballistic} |`);
}

// ---- The runs ----

for (const { campaign, mode } of groups) {
  const [own, counted] = [new Float64Array(SAMPLE_SIZE), new Float64Array(SAMPLE_SIZE)];
  const deviates = new Float64Array(mode.deviates);
  const code = await flightWith(['counted']);
  for (let sample = 0; sample < 10; sample++) {
    flySample(campaign, mode, sample, { deviates, row: own });
    code.flySample(campaign, mode, sample, { deviates, row: counted });
    if (own.some((value, i) => !Object.is(value, counted[i]))) throw new Error(`counting changes sample ${sample} of ${mode.mode}`);
  }
}

const reference = {
  guided: await flyKind('guided', { name: 'reference', steps: REFERENCE }),
  ballistic: await flyKind('ballistic', { name: 'reference', steps: REFERENCE }),
};
async function score(effort: Effort): Promise<Scored> {
  const [guided, ballistic] = [await flyKind('guided', effort), await flyKind('ballistic', effort)];
  return { ...effort, guided: errorsOf(guided, reference.guided), ballistic: errorsOf(ballistic, reference.ballistic) };
}

const shippedFlown: Readonly<Record<Kind, readonly FlownGroup[]>> = {
  guided: await flyKind('guided', { name: '' }),
  ballistic: await flyKind('ballistic', { name: '' }),
};
console.log(`${SAMPLES} samples of each of ${FLIGHTS.join(', ')}, guided and ballistic; seed ${SEED}\n`);
console.log('Evaluations of the shipped set by phase (upper is 140 to 80 km), in all, and of all those that seek where a leg ends:');
for (const kind of KINDS) {
  const mean = (key: (typeof COUNTED)[number]) =>
    shippedFlown[kind].reduce((sum, { evaluations }) => sum + evaluations[key], 0) / FLIGHTS.length;
  console.log(`  ${kind.padEnd(9)} ${COUNTED.map((key) => `${key} ${mean(key).toFixed(0)}`).join(', ')}`);
}

/** One thing changed further and further; `own` is the place of the shipped set among them, null where it has none. */
interface Family {
  readonly name: string;
  readonly color: string;
  readonly own: number | null;
  readonly efforts: readonly (Effort & { readonly label: string })[];
}
function family(name: string, key: keyof StepSizes, color: string, values: readonly number[], edits: readonly EditName[] = []): Family {
  const place = values.findIndex((value) => value > STEPS[key]);
  return {
    name,
    color,
    own: edits.length > 0 ? null : place < 0 ? values.length : place,
    efforts: values.map((value) => ({ name: `${name} ${value} s`, label: `${value}`, steps: { [key]: value }, edits })),
  };
}

/** A guided entry is not flown in steps longer than guidance's cycle: guidance itself would be another. */
const FAMILIES: readonly Family[] = [
  { name: 'all', color: PALETTE.ink, own: null, efforts: [{ name: 'reference doubled', label: 'doubled', steps: HALF_AS_FINE }] },
  family('burn', 'burnS', PALETTE.load, [40, 160, 300]),
  family('coast', 'coastS', PALETTE.altitude, [30, 80, 100, 120, 240]),
  family('upper', 'upperS', PALETTE.speed, [20, 80, 160]),
  {
    name: 'RK4 above',
    color: PALETTE.lit,
    own: null,
    efforts: [10, 20, 40].map((each) => ({
      name: `RK4 above, ${each} s`,
      label: `${each}`,
      steps: { burnS: each, coastS: each, upperS: each },
      edits: ['rk4Above'] as const,
    })),
  },
  family('entry', 'entryS', PALETTE.bank, [1]),
  family('RK4 entry', 'entryS', PALETTE.bank, [1, 2], ['rk4']),
  family('Ralston 3 entry', 'entryS', PALETTE.bank, [1, 2], ['ralston3']),
  family('midpoint entry', 'entryS', PALETTE.bank, [1, 2], ['midpoint']),
  family('Ralston 2 entry', 'entryS', PALETTE.bank, [1, 2], ['ralston2']),
  family('Butcher 6 entry', 'entryS', PALETTE.bank, [2], ['butcher6']),
  family('rolling', 'entryS', PALETTE.bank, [3, 4, 8]),
  family('RK4 rolling', 'entryS', PALETTE.dark, [4, 8], ['rk4']),
  family('Butcher 6 rolling', 'entryS', PALETTE.dark, [4, 8], ['butcher6']),
  family('opening', 'openingS', PALETTE.target, [0.125, 0.5, 1]),
  {
    name: 'growth',
    color: PALETTE.target,
    own: 1,
    efforts: [
      { name: 'growth 0.1', label: '0.1', edits: ['growth01'] },
      { name: 'growth 0.3', label: '0.3', edits: ['growth03'] },
      { name: 'growth 0.4', label: '0.4', edits: ['growth04'] },
      { name: 'growth 0.6', label: '0.6', edits: ['growth06'] },
    ],
  },
  {
    name: 'stiff from',
    color: PALETTE.muted,
    own: 1,
    efforts: [
      { name: 'stiff from 0.7', label: '0.7', edits: ['stiff07'] },
      { name: 'stiff from 1.3', label: '1.3', edits: ['stiff13'] },
    ],
  },
  family('canopy', 'canopyS', PALETTE.actual, [5, 13, 16, 20, 30, 40]),
  { name: 'no marks', color: PALETTE.ink, own: null, efforts: [{ name: 'no marks above 80 km', label: '', edits: ['unmarked'] }] },
];
/** Longer than the cycle: only where nothing steers. */
const rollingOnly = ({ steps }: Effort) => (steps?.entryS ?? 0) > STEPS.entryS;
/** Without its marks a ballistic flight has no leg of its own above 100 km. */
const guidedOnly = ({ edits }: Effort) => edits?.includes('unmarked') ?? false;

console.log(`\nOne thing changed at a time\n\n${HEAD}`);
const shipped = await score({ name: 'shipped' });
tell(shipped);
const single: { readonly family: Family; readonly members: readonly (Scored & { readonly label: string })[] }[] = [];
for (const each of FAMILIES) {
  const members: (Scored & { readonly label: string })[] = [];
  for (const effort of each.efforts) {
    const scored = await score(effort);
    tell(scored);
    members.push({ ...scored, label: effort.label });
  }
  single.push({ family: each, members });
}

/** Every combination of what was worth a second look. */
const OPENINGS: readonly Effort[] = [
  { name: 'opening 0.25' },
  { name: 'opening 0.5', steps: { openingS: 0.5 } },
  { name: 'growth 0.3', edits: ['growth03'] },
  { name: 'opening 0.5 growth 0.3', steps: { openingS: 0.5 }, edits: ['growth03'] },
];
const ENTRIES: Readonly<Record<Kind, readonly Effort[]>> = {
  guided: [{ name: 'RK4 in turns' }, { name: 'Ralston 3', edits: ['ralston3'] }],
  ballistic: [{ name: 'Ralston 3' }, { name: 'Ralston 3 at 4 s', steps: { entryS: 4 } }],
};

function combinations(entries: readonly Effort[]): readonly Effort[] {
  const all: Effort[] = [];
  for (const burnS of [80, 160])
    for (const coastS of [60, 80, 100, 120])
      for (const upperS of [40, 80])
        for (const canopyS of [10, 16, 20, 30])
          for (const opening of OPENINGS)
            for (const entry of entries)
              all.push({
                name: `burn ${burnS}, coast ${coastS}, upper ${upperS}, ${entry.name}, ${opening.name}, canopy ${canopyS}`,
                steps: { burnS, coastS, upperS, canopyS, ...entry.steps, ...opening.steps },
                edits: [...(entry.edits ?? []), ...(opening.edits ?? [])],
              });
  return all;
}

interface Point95 {
  readonly effort: Effort;
  readonly errors: Errors;
}
/** What no other beats in evaluations and in both errors, each as a part of what is wanted. */
const worse = (errors: Errors, place: 1 | 2) =>
  Math.max(
    errors.metres[place] / WANTED.metres,
    errors.seconds[place] / WANTED.seconds,
    errors.metres[1] / WANTED.metres,
    errors.seconds[1] / WANTED.seconds,
  );
function frontOf(points: readonly Point95[], place: 1 | 2): readonly Point95[] {
  let best = Infinity;
  return points
    .toSorted((a, b) => a.errors.evaluations - b.errors.evaluations)
    .filter(({ errors }) => {
      const better = worse(errors, place) < best;
      best = Math.min(best, worse(errors, place));
      return better;
    });
}

const grid: Record<Kind, readonly Point95[]> = { guided: [], ballistic: [] };
for (const kind of KINDS) {
  const points: Point95[] = [];
  for (const effort of combinations(ENTRIES[kind])) points.push({ effort, errors: errorsOf(await flyKind(kind, effort), reference[kind]) });
  grid[kind] = points;
  console.log(`\nFront of ${points.length} combinations, ${kind}, by the worst sample whose reversals stay, and 95 % of all\n`);
  console.log(`| set | evaluations | of shipped | m: median, 95 %, worst | ms | reversals moved |\n|${'---|'.repeat(6)}`);
  const share = (errors: Errors) => (errors.evaluations / shipped[kind].evaluations).toFixed(3);
  for (const { effort, errors } of frontOf(points, 2)) {
    const [evaluations, ...rest] = plain(errors).split(' | ');
    console.log(`| ${effort.name} | ${evaluations} | ${share(errors)} | ${rest.join(' | ')} |`);
  }
  for (const [place, word] of [
    [1, '95 %'],
    [2, 'the worst'],
  ] as const) {
    const cheapest = points
      .filter(({ errors }) => worse(errors, place) <= 1)
      .toSorted((a, b) => a.errors.evaluations - b.errors.evaluations)[0]!;
    console.log(
      `\nCheapest with ${word} within ${WANTED.metres} m and ${WANTED.seconds} s: ${cheapest.effort.name}; ${share(cheapest.errors)} of shipped`,
    );
  }
}

// ---- One set for both, and what would be better at the same price ----

const COARSEST = { coastS: 100, canopyS: 20, openingS: 0.5 } as const;
const FINALISTS: readonly Effort[] = [
  { name: 'shipped' },
  { name: 'RK4 at 2 s throughout', edits: ['rk4'] },
  { name: 'upper 20, canopy 13', steps: { upperS: 20, canopyS: 13 } },
  { name: 'coast 80, upper 20, Ralston 3, canopy 13', steps: { coastS: 80, upperS: 20, canopyS: 13 }, edits: ['ralston3'] },
  { name: 'coast 80, Ralston 3, canopy 16', steps: { coastS: 80, canopyS: 16 }, edits: ['ralston3'] },
  { name: 'coast 100, Ralston 3, opening 0.5, canopy 20', steps: COARSEST, edits: ['ralston3'] },
  { name: 'the same, growth 0.3', steps: COARSEST, edits: ['ralston3', 'growth03'] },
  { name: 'the same, rolling entry at 4 s', steps: { ...COARSEST, entryS: 4 }, edits: ['ralston3', 'growth03'] },
];
console.log(`\nFinalists\n\n${HEAD}`);
for (const effort of FINALISTS) tell(await score(effort));

console.log('\nReversals moved, by flight:');
for (const effort of [
  { name: 'shipped' },
  { name: 'upper 20 s', steps: { upperS: 20 } },
  { name: 'reference doubled', steps: HALF_AS_FINE },
] satisfies Effort[])
  for (const [g, flown] of (await flyKind('guided', effort)).entries()) {
    const one = errorsOf([flown], [reference.guided[g]!]);
    console.log(`  ${effort.name.padEnd(18)} ${FLIGHTS[g]} ${plain(one)}`);
  }

// ---- Time, beside the shipped set in the same run ----

async function tellTimes(): Promise<void> {
  console.log(`\nTime of ${SAMPLES} samples, least of ${ROUNDS} rounds, over that of the shipped set in the same rounds\n`);
  for (const { kind, campaign, mode } of groups.slice(0, KINDS.length)) {
    const contenders: { effort: Effort; fly: () => void; leastMs: number }[] = [];
    for (const effort of FINALISTS) {
      if (kind === 'guided' && rollingOnly(effort)) continue;
      const code = await flightWith(effort.edits ?? []);
      const changed = withSteps(campaign, effort.steps);
      const [row, deviates] = [new Float64Array(SAMPLE_SIZE), new Float64Array(mode.deviates)];
      const fly = () => {
        for (let sample = 0; sample < SAMPLES; sample++) code.flySample(changed, mode, sample, { deviates, row });
      };
      contenders.push({ effort, fly, leastMs: Infinity });
    }
    for (let round = 0; round < ROUNDS; round++)
      for (const contender of contenders) {
        const start = performance.now();
        contender.fly();
        contender.leastMs = Math.min(contender.leastMs, performance.now() - start);
      }
    for (const { effort, leastMs } of contenders)
      console.log(
        `  ${kind.padEnd(9)} ${effort.name.padEnd(50)} ${((leastMs * 1000) / SAMPLES).toFixed(0).padStart(4)} us a sample, ${(leastMs / contenders[0]!.leastMs).toFixed(3)}`,
      );
  }
}
if (!process.argv.includes('--no-times')) await tellTimes();

// ---- The picture ----

const [WIDTH, HEIGHT] = [1180, 980];
const PANEL = { width: 490, height: 385 };
/** Evaluations across and errors up, both as logarithms. */
const ACROSS = [800, 2400] as const;
const UP = { metres: [0.7, 300], seconds: [0.003, 3] } as const;
const logarithmic =
  ([from, to]: readonly [number, number], [low, high]: readonly [number, number]) =>
  (value: number) =>
    from + ((to - from) * Math.log(value / low)) / Math.log(high / low);

/** Labels stand on a rim of paper, so that dots under them do not hurt. */
const HALO = { 'paint-order': 'stroke', stroke: PALETTE.paper, 'stroke-width': 2.5 };

const dot = ([cx, cy]: Point, r: number, fill: string) => xmlElement('circle', { cx: px(cx), cy: px(cy), r, fill });

function drawPanel(corner: Point, kind: Kind, of: 'metres' | 'seconds'): string {
  const bounds: Box = { x: corner[0], y: corner[1], ...PANEL };
  const [right, bottom] = [bounds.x + bounds.width, bounds.y + bounds.height];
  const x = logarithmic([bounds.x, right], ACROSS);
  const y = logarithmic([bottom, bounds.y], UP[of]);
  const place = (errors: Errors): Point => [x(errors.evaluations), y(errors[of][1])];
  const inside = ([atX, atY]: Point) => atX >= bounds.x && atX <= right && atY >= bounds.y && atY <= bottom;
  const marks: string[] = [svgBox(bounds, { fill: 'none', stroke: PALETTE.frame })];
  for (const tick of [1000, 1200, 1400, 1600, 1800, 2000, 2200]) {
    marks.push(svgLine([x(tick), bounds.y], [x(tick), bottom], { stroke: PALETTE.grid }));
    marks.push(svgText([x(tick), bottom + 15], `${tick}`, { 'text-anchor': 'middle', fill: PALETTE.muted }));
  }
  for (const tick of of === 'metres' ? [1, 10, 100] : [0.01, 0.1, 1]) {
    marks.push(svgLine([bounds.x, y(tick)], [right, y(tick)], { stroke: PALETTE.grid }));
    marks.push(svgText([bounds.x - 6, y(tick) + 4], `${tick}`, { 'text-anchor': 'end', fill: PALETTE.muted }));
  }
  for (const [limit, color] of [
    [WANTED[of], PALETTE.target],
    [KEPT[of], PALETTE.muted],
  ] as const) {
    marks.push(svgLine([bounds.x, y(limit)], [right, y(limit)], { stroke: color, 'stroke-dasharray': '6 4' }));
    marks.push(svgText([bounds.x + 4, y(limit) - 4], `${limit} ${of === 'metres' ? 'm' : 's'}`, { fill: color }));
  }
  // Lines of no length with round ends: one path for all combinations.
  const dots = grid[kind].map(({ errors }) => place(errors)).filter(inside);
  const d = dots.map(([atX, atY]) => `M${px(atX)},${px(atY)}h0`).join('');
  marks.push(xmlElement('path', { d, stroke: PALETTE.hairline, 'stroke-width': 2.4, 'stroke-linecap': 'round' }));

  const here = place(shipped[kind]);
  const points: { at: Point; text: string; color: string }[] = [{ at: here, text: 'shipped', color: PALETTE.ink }];
  for (const { family: each, members } of single) {
    const { name, color, own } = each;
    const shown = members.filter((one) => (kind === 'ballistic' ? !guidedOnly(one) : !rollingOnly(one)));
    const seen = shown.map((one) => ({ at: place(one[kind]), label: one.label })).filter((one) => inside(one.at));
    const line = seen.map((one) => one.at);
    if (own !== null && seen.length > 0) line.splice(own, 0, here);
    if (line.length > 1) marks.push(xmlElement('path', { d: pathThrough(line), fill: 'none', stroke: color, 'stroke-width': 1 }));
    for (const [i, one] of seen.entries()) {
      marks.push(dot(one.at, 2.5, color));
      // A family's name stands at its last point; what hardly differs from the shipped set has no label.
      const text = i === seen.length - 1 ? `${name} ${one.label}`.trim() : one.label;
      if (Math.hypot(one.at[0] - here[0], one.at[1] - here[1]) > 9) points.push({ at: one.at, text, color });
    }
  }
  marks.push(xmlElement('circle', { cx: px(here[0]), cy: px(here[1]), r: 6, fill: 'none', stroke: PALETTE.ink, 'stroke-width': 2 }));
  const places = points.map((point) => point.at);
  const labels = points.map(({ at: from, text }) => ({ at: from, width: textWidth(text, 9), height: 10 }));
  for (const [i, box] of placeLabels(labels, obstaclesAlong(places, 2), bounds).entries()) {
    if (box === null) continue;
    const { at: from, text, color } = points[i]!;
    const near: Point = [Math.min(box.x + box.width, Math.max(box.x, from[0])), Math.min(box.y + box.height, Math.max(box.y, from[1]))];
    if (Math.hypot(near[0] - from[0], near[1] - from[1]) > 14) marks.push(svgLine(from, near, { stroke: color, 'stroke-width': 0.4 }));
    marks.push(svgText([box.x, box.y + 8.5], text, { ...HALO, 'font-size': 9, fill: color, 'font-weight': i === 0 ? 'bold' : 'normal' }));
  }
  const what = of === 'metres' ? 'place, metres' : 'time, seconds';
  marks.push(svgText([bounds.x, bounds.y - 8], `${kind}: ${what}, 95 % of samples`, { 'font-weight': 'bold' }));
  return marks.join('\n');
}

const title = 'Work and precision of a dispersed return';
const samplesTold = `${SAMPLES} samples each of ${FLIGHTS.join(' and ')}, seed ${SEED}`;
const description = `Error of touchdown against evaluations of the equations, guided and ballistic; ${samplesTold}; reference steps ${JSON.stringify(REFERENCE)}.`;
const foot = `Across: evaluations of the equations a sample. Ring: the shipped set. Coloured: one thing changed, seconds. Grey: combinations. ${samplesTold}.`;
writeFileSync(
  new URL('work-precision.svg', import.meta.url),
  svgDocument(
    { width: WIDTH, height: HEIGHT },
    title,
    description,
    svgText([60, 30], title, { 'font-size': 16, 'font-weight': 'bold' }),
    drawPanel([60, 70], 'guided', 'metres'),
    drawPanel([640, 70], 'ballistic', 'metres'),
    drawPanel([60, 510], 'guided', 'seconds'),
    drawPanel([640, 510], 'ballistic', 'seconds'),
    svgText([60, 950], foot, { fill: PALETTE.muted }),
  ),
);
