/** What a shape does with what it should not be given, and that the shapes of workflows' answers say what the workflows say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  SHAPE_NAMES,
  type ShapeName,
  type Shaped,
  loadShape,
  messageShape,
  readAs,
  readFileAs,
  readJsonAs,
  withoutComments,
} from '../src/api/index.ts';
import { type Failure, type Outcome, message } from '../src/outcome/index.ts';
import { syntheticReturn } from '../src/presentation/flown-return.fixture.ts';
import { syntheticCampaign } from '../src/presentation/footprint.fixture.ts';
import { cardOf } from '../src/presentation/recovery-card.fixture.ts';
import { type Language, sayFailure, sayIn } from '../src/presentation/index.ts';
import type { Same, Told } from '../src/time/index.ts';
import type { orbitJson, passesJson } from '../src/workflows/orbit/index.ts';
import type { PlanCheck, PlanDiff, PlanSlips, SolvedPlan, WhatIf } from '../src/workflows/plan/index.ts';
import type { FactList, Rankings, RecordCheck } from '../src/workflows/record/index.ts';
import type { Site } from '../src/workflows/shipped/index.ts';
import type { Deorbits, FootprintQuestion, InsideArea, Scorecard } from '../src/workflows/return/index.ts';

/** Takes no argument where the compiler sees one type, and one that there is not where it sees two. */
const agree = <A, B>(...same: Same<Told<A>, Told<B>> extends true ? [] : [never]): void => assert.deepEqual(same, []);
type Printed<Name extends string, T> = T & { readonly schema: `union-station/${Name}/1`; readonly version: string };

test('contract: the compiler finds shape and answer of each workflow the same', () => {
  agree<Shaped<'deorbit'>, Deorbits>();
  agree<Shaped<'scorecard'>, Scorecard>();
  agree<Shaped<'site'>, Site>();
  agree<Shaped<'footprint'>['inside'], InsideArea | undefined>();
  agree<Shaped<'checkpoint'>['question'], FootprintQuestion>();
  agree<Shaped<'rankings'>, Printed<'rankings', Rankings>>();
  agree<Shaped<'facts'>, Printed<'facts', FactList>>();
  agree<Shaped<'check'>, Printed<'check', RecordCheck>>();
  agree<Shaped<'plan-check'>, Printed<'plan-check', PlanCheck>>();
  agree<Shaped<'plan-diff'>, Printed<'plan-diff', PlanDiff>>();
  agree<Shaped<'plan-slips'>, Printed<'plan-slips', PlanSlips>>();
  agree<Shaped<'plan-whatif'>, Printed<'plan-whatif', Omit<WhatIf, 'plans' | 'book'>>>();
  agree<
    Shaped<'plan-solved'>,
    Printed<'plan-solved', Omit<SolvedPlan, 'plan' | 'book'> & { readonly plan: string; readonly written: readonly string[] }>
  >();
  agree<Shaped<'orbit'>, Printed<'orbit', Omit<ReturnType<typeof orbitJson>, 'schema'>>>();
  agree<Shaped<'passes'>, Printed<'passes', Omit<ReturnType<typeof passesJson>, 'schema'>>>();
  // @ts-expect-error what may be left out in one alone is found
  agree<Shaped<'check'>, Printed<'check', RecordCheck & { readonly more?: string }>>();
});

const SHAPES = new Map(await Promise.all(SHAPE_NAMES.map(async (name) => [name, await loadShape(name)] as const)));
const shapeNamed = (name: ShapeName) => SHAPES.get(name)!;

const golden = (name: string): unknown =>
  JSON.parse(withoutComments(readFileSync(join(import.meta.dirname, 'golden/plan', name), 'utf8'))) as unknown;
const shipped = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../data', name), 'utf8')) as unknown;

/** As a file has it: no part stands in two places. */
const filed = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const report = filed(syntheticReturn().report);
const footprint = filed(syntheticCampaign().footprint);
const card = filed(
  cardOf({
    landing: 'splash',
    evidence: [
      { kind: 'searched', sector: 'G1', pod: 0.8, at: '2022-03-30T12:00:00Z' },
      { kind: 'silence', afterMin: 10, at: null },
      { kind: 'sighted', place: { latitudeDeg: 47, longitudeDeg: 69 }, errorKm: 5, falseAlarm: 0.1, at: null },
      { kind: 'found', place: { latitudeDeg: 47, longitudeDeg: 69 }, at: null },
    ],
  }),
);
const checkpoint = {
  schema: 'union-station/checkpoint/1',
  question: { flight: 'soyuz-ms-19', wind: { name: 'w', text: '' }, samples: 10, seed: 1 },
  digest: 'ab'.repeat(32),
};
const scenario = {
  ...(golden('no-crossed-seats.jsonc') as object),
  numbers: [{ rule: 'ship-life', name: 'limitDays', value: 200 }],
  flightsOff: [{ flight: 'soyuz-ms-28', why: 'asked' }],
};

/** What is read from files, a sample of each, and the fields that it may leave out. */
const FILES: Readonly<Partial<Record<ShapeName, { readonly value: unknown; readonly mayLack: RegExp }>>> = {
  return: { value: report, mayLack: /^actual$|^inputs\[\d+\]\.epoch$/ },
  footprint: { value: footprint, mayLack: /^actual$|^nominal\.actual$|^nominal\.inputs\[\d+\]\.epoch$|\.bands$/ },
  'recovery-card': {
    value: card,
    mayLack:
      /^flightNameRu$|^capsule$|^search\.reach\.passes$|\.bounds$|\.about$|^search\.evidenceData\.(fixes|bearing)$|^search\.evidence\[\d+\]\.(id|by|means)$|^weather\.(values|assumed)\.|^notes\[\d+\]\.values\./,
  },
  checkpoint: { value: checkpoint, mayLack: /^question\.(flight|wind|seed)$/ },
  plan: {
    value: golden('ms-22/agreed.jsonc'),
    mayLack:
      /^(parent|title|commands|unfit|assumed)$|^visits\[\d+\]\.(name|launchAt|pad|departAt|departRough|landAt|landing|basis|off)$|\.leftAt$|^seats\[\d+\]\.(named|side|tends|down|under|off)$|\.contingency$/,
  },
  'plan-scenario': { value: scenario, mayLack: /^(title|changes|fleet|numbers|flightsOff)$/ },
  limits: { value: shipped('recovery/limits.json'), mayLack: /^(id|asOf|about)$|\.bounds$/ },
  staging: { value: shipped('recovery/staging.json'), mayLack: /^(id|asOf|about)$|^kinds\.[^.]+$|\.bounds$|\.(near|for)$/ },
  dispersions: {
    value: shipped('dispersions/standard.json'),
    mayLack: /^(id|about|failureAltitude|modes|modes\.about|modes\.status)$|^lines\[\d+\]\.(sigma|growth|profile|mean|bounds)$/,
  },
};

type Step = string | number;
const pathOf = (steps: readonly Step[]) =>
  steps.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');

/** Every way to a part of a value; of a long list to its first part and its last. */
function* waysInto(value: unknown, way: readonly Step[] = []): Generator<readonly Step[]> {
  if (way.length > 0) yield way;
  if (Array.isArray(value))
    for (const i of new Set(value.length > 8 ? [0, value.length - 1] : value.keys())) yield* waysInto(value[i], [...way, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) yield* waysInto(part, [...way, name]);
}

/** A copy with one part changed by hand. */
function changed(value: unknown, way: readonly Step[], change: (holder: Record<Step, unknown>, name: Step) => void): unknown {
  const copy = structuredClone(value);
  let holder = copy as Record<Step, unknown>;
  for (const step of way.slice(0, -1)) holder = holder[step] as Record<Step, unknown>;
  change(holder, way.at(-1)!);
  return copy;
}

/** Refused in whole sentences of both languages, at the part or in what holds it. */
function refused(read: Outcome<unknown>, way: readonly Step[], about: string): Failure {
  assert.ok(!read.ok, `${about} was accepted`);
  for (const language of ['en', 'ru'] as Language[]) {
    const said = sayFailure(read.failure, sayIn(language));
    assert.doesNotMatch([said.wanted, said.found, said.hint].join(' '), /undefined|\[object|\{|Invalid input/, about);
  }
  const [, path = ''] = read.failure.where.split('FILE.');
  assert.ok(pathOf(way).startsWith(path) || path.startsWith(pathOf(way)), `${about}: told at ${read.failure.where}`);
  return read.failure;
}

for (const [name, { value, mayLack }] of Object.entries(FILES)) {
  const shape = shapeNamed(name as ShapeName);
  const ways = [...waysInto(value)];

  test(`unit: ${name} as it is written is read, and is the same`, () => {
    const read = readAs(shape, value, 'FILE');
    assert.ok(read.ok, read.ok ? '' : JSON.stringify(sayFailure(read.failure)));
    assert.deepEqual(read.value, value);
  });

  test(`fault: ${name} without a field is refused, but where the field may be left out`, () => {
    for (const way of ways) {
      const step = way.at(-1)!;
      if (typeof step === 'number') continue;
      const read = readAs(shape, changed(value, way, (holder, field) => delete holder[field]), 'FILE'); // prettier-ignore
      const about = `${name} without ${pathOf(way)}`;
      if (mayLack.test(pathOf(way))) assert.ok(read.ok, `${about}: ${read.ok ? '' : JSON.stringify(sayFailure(read.failure))}`);
      else refused(read, step === 'schema' ? [] : way, about);
    }
  });

  test(`fault: ${name} with a part of another kind is refused at that part`, () => {
    for (const way of ways) {
      const strange = (was: unknown) => (typeof was === 'boolean' ? 'yes' : true);
      const odd = changed(value, way, (holder, field) => (holder[field] = strange(holder[field])));
      refused(readAs(shape, odd, 'FILE'), way.at(-1) === 'schema' ? [] : way, `${name} with another ${pathOf(way)}`);
    }
  });

  test(`fault: ${name} with a field more is refused by that field`, () => {
    for (const way of [[], ...ways]) {
      let part: unknown = value;
      for (const step of way) part = (part as Record<Step, unknown>)[step];
      if (typeof part !== 'object' || part === null || Array.isArray(part)) continue;
      if (/^kinds$|\.(values|assumed)$/.test(pathOf(way))) continue; // names of the file's own, or of a list of names
      const more = changed({ value }, ['value', ...way], (holder, field) => ((holder[field] as Record<string, unknown>)['colour'] = 'red'));
      const read = readAs(shape, (more as { readonly value: unknown }).value, 'FILE');
      const { where, hint } = refused(read, [...way, 'colour'], `${name} with colour in ${pathOf(way)}`);
      assert.match(where, /colour$/);
      assert.match(JSON.stringify(hint), /unknown-field/);
    }
  });

  test(`fault: ${name} cut short anywhere is refused`, () => {
    const text = JSON.stringify(value);
    for (let i = 0; i < 40; i++) {
      const read = readJsonAs(shape, { name: 'FILE', text: text.slice(0, Math.floor((text.length * i) / 40)) });
      refused(read, [], `${name} cut short`);
    }
  });
}

test('fault: any JSON at all is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SHAPE_NAMES), fc.json({ maxDepth: 6 }), (name, text) => {
      const read = readJsonAs(shapeNamed(name), { name: 'FILE', text });
      if (!read.ok) sayFailure(read.failure);
    }),
    { numRuns: 1000, seed: 11 },
  );
});

test('fault: what is too deep or too much is refused before it is looked at', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const much = `[${'0,'.repeat(6_000_000)}0]`;
  for (const [text, key] of [
    [deep, 'api.depth'],
    [much, 'api.size'],
  ] as const) {
    const { wanted } = refused(readJsonAs(shapeNamed('limits'), { name: 'FILE', text }), [], key);
    assert.equal((wanted as { readonly key: string }).key, key);
  }
});

test('unit: a file of a newer version is said to be one, and one of another kind is not', () => {
  const read = (schema: unknown) => readAs(shapeNamed('plan'), { schema }, 'plan.json', message('api.cut-short'));
  const hint = (schema: unknown) => {
    const failure = refused(read(schema), [], String(schema));
    assert.deepEqual(failure.wanted, message('api.schema', { schema: 'union-station/plan/1' }));
    return (failure.hint as { readonly key: string }).key;
  };
  assert.equal(hint('union-station/plan/2'), 'api.newer');
  for (const other of ['union-station/plan/0', 'union-station/return/2', 7, null, undefined, {}])
    assert.equal(hint(other), 'api.cut-short');
});

test('unit: a failure names the first thing that is wrong and counts the others', () => {
  const told = (value: unknown) => {
    const read = readAs(shapeNamed('limits'), value, 'mine.json');
    assert.ok(!read.ok);
    return sayFailure(read.failure);
  };
  assert.deepEqual(told({ assets: [], limits: [{ asset: 'a', quantity: 'mood', side: 'max', caution: 'much', noGo: 1 }] }), {
    where: 'mine.json.limits[0].quantity',
    wanted:
      'one of groundWindMps, gustMps, windAloftMps, temperatureC, visibilityM, ceilingM, cloudCoverPercent, precipitationMmH, snowDepthM, icing, thunder, windShear, waveHeightM, sunElevationDeg, waveSlopeDeg',
    found: '"mood"',
    hint: '4 more places are wrong.',
  });
  const limit = { asset: 'a', quantity: 'gustMps', side: 'max', caution: 'much', noGo: 1, unit: 'm/s', status: 'assumed', source: 'me' };
  assert.deepEqual(told({ assets: [], limits: [limit] }), {
    where: 'mine.json.limits[0].caution',
    wanted: 'a number or null',
    found: '"much"',
  });
  assert.deepEqual(told({ assets: [], limits: 7 }), { where: 'mine.json.limits', wanted: 'a list', found: '7' });
});

test('unit: a number out of its range and a list too short are told with the limit', async () => {
  const line = { parameter: 'aero.dragFraction', sigma: 0.03, status: 'assumed', source: 'a test' };
  const told = async (lines: readonly unknown[]) => {
    const read = await readFileAs('dispersions', { name: 'mine.json', text: JSON.stringify({ lines }) });
    assert.ok(!read.ok);
    const { where, wanted, found, hint } = sayFailure(read.failure);
    return [where, wanted, found, hint];
  };
  const hint = 'data/dispersions/standard.json shows the shape.';
  assert.deepEqual(await told([]), ['mine.json.lines', 'a list of at least 1', 'a list of 0', hint]);
  assert.deepEqual(await told([{ ...line, sigma: -1 }]), ['mine.json.lines[0].sigma', 'a number of 0 or more', '-1', hint]);
  assert.deepEqual(await told([{ ...line, source: '' }]), ['mine.json.lines[0].source', 'a text of at least 1 character', '""', hint]);
  const [where, wanted, found] = await told([{ ...line, parameter: 'aero.drag' }]);
  assert.match(`${where}: ${wanted}, ${found}`, /lines\[0\]\.parameter: one of .*aero\.dragFraction.*, "aero\.drag"/);
});

test('unit: of a choice of shapes the one that was meant is spoken of', () => {
  const at = (place: unknown) => {
    const staging = structuredClone(shipped('recovery/staging.json')) as { areas: { units: { at: unknown }[] }[] };
    staging.areas[0]!.units[0]!.at = place;
    const read = readAs(shapeNamed('staging'), staging, '');
    assert.ok(!read.ok);
    const { where, wanted } = sayFailure(read.failure);
    return `${where}: ${wanted}`;
  };
  assert.equal(at({ alongKm: 1 }), '.areas[0].units[0].at.rightKm: a number');
  assert.equal(at(7), '.areas[0].units[0].at: one of these: a text, an object');
});

test('unit: degrees of a file that are no place are hinted at as those of an option are', () => {
  const hintOf = (near: { latitudeDeg: number; longitudeDeg: number }) => {
    const staging = structuredClone(shipped('recovery/staging.json')) as { areas: object[] };
    staging.areas[0] = { ...staging.areas[0]!, near: { ...near, withinKm: 100 } };
    const read = readAs(shapeNamed('staging'), staging, 'mine.json', message('api.cut-short'));
    assert.ok(!read.ok);
    const { where, hint } = sayFailure(read.failure);
    return `${where}: ${hint}`;
  };
  assert.equal(
    hintOf({ latitudeDeg: 47, longitudeDeg: 359 }),
    'mine.json.areas[0].near.longitudeDeg: A longitude of 359 degrees is written -1.',
  );
  assert.match(hintOf({ latitudeDeg: 135, longitudeDeg: 47 }), /latitudeDeg: Are they swapped\? A latitude of 47 and a longitude of 135/);
});

test('unit: a message loses its words when it is read, and keeps its values', () => {
  const said = { text: 'a list of 3', key: 'api.list-of', values: { limit: 3, list: [message('api.text')] } };
  const read = readAs(messageShape, said, 'FILE');
  assert.deepEqual(read, { ok: true, value: message('api.list-of', { limit: 3, list: [message('api.text')] }) });
  assert.equal(readAs(messageShape, { key: 'a', values: { b: true } }, 'FILE').ok, false);
});
