/** Recovery against what happened: the plan and the search of TMA-1, the light of TMA-17M, the hours of those who climbed out; grids. */
import { coordinateForms } from '../src/formats/recovery/index.ts';
import { type RecoveryCard, detectionShare, instantOf, updateCard } from '../src/recovery/index.ts';
import { addSeconds, secondsBetween } from '../src/time/index.ts';
import { recoveryCard } from '../src/workflows/recovery/index.ts';
import type { CheckResult } from './check.ts';
import { quietDoor, world } from './shipped.ts';

const SAMPLES = 2000;

async function cardOf(subject: string): Promise<RecoveryCard> {
  const card = await recoveryCard(world, { subject, samples: SAMPLES }, quietDoor);
  if (!card.ok) throw new Error(JSON.stringify(card.failure));
  return card.value;
}

/** What parallel tracks find at a coverage, by the inverse-cube law: Koopman's curve, of which the manuals print these points. */
const INVERSE_CUBE = [
  [0.5, 0.47],
  [1, 0.79],
  [1.5, 0.94],
] as const;

export function checkDetection(): readonly CheckResult[] {
  return [
    {
      check: 'search patterns',
      against: 'Koopman 1980 and The Theory of Search (US Coast Guard 1996): 0.47, 0.79 and 0.94 at coverages of 0.5, 1 and 1.5',
      quantity: 'share found, worst difference',
      unit: '',
      reached: Math.max(...INVERSE_CUBE.map(([coverage, share]) => Math.abs(detectionShare(coverage) - share))),
      gate: 0.005,
    },
  ];
}

export async function checkRecovery(): Promise<readonly CheckResult[]> {
  return [
    ...searchOfTma1(await cardOf('soyuz-tma-1')),
    ...lightOf(await cardOf('soyuz-tma-17m')),
    ...peopleOf(await cardOf('soyuz-tma-18m')),
  ];
}

function searchOfTma1(card: RecoveryCard): readonly CheckResult[] {
  const check = 'TMA-1, 4 May 2003';
  const planned = instantOf('2003-05-04T02:07:00Z');
  const expected = instantOf(card.touchdown.time);
  const silent = updateCard(card, [{ kind: 'silence', afterMin: 10, at: null }]).search!;
  const pass = silent.real?.firstPass;
  const found = instantOf(card.timeline.find(({ id }) => id === 'sighting')!.actual!.time);
  const earlierMin = pass === null || pass === undefined ? 0 : secondsBetween(addSeconds(expected, pass.minute * 60), found) / 60;
  // When each sector is first flown over or searched, by whoever comes first.
  const begun = new Map<string, number>();
  for (const { sector, arriveMin, enRoute } of silent.tasks)
    for (const [id, minute] of [[sector, arriveMin] as const, ...enRoute.map(({ sector: over, fromMin }) => [over, fromMin] as const)])
      begun.set(id, Math.min(minute, begun.get(id) ?? Infinity));
  const order = [...begun].toSorted((a, b) => a[1] - b[1]).map(([id]) => id);
  return [
    {
      check,
      against: 'NASA, planned landing 10:07 p.m. EDT (heraldtribune.com)',
      quantity: 'planned touchdown, by an orbit derived from a set 26 days older',
      unit: 's',
      reached: Math.abs(secondsBetween(planned, expected)),
      gate: 30,
      note: 'Published to the minute. The burn is set to the published one, the touchdown is not.',
    },
    {
      check,
      against: 'found by aircraft after about two hours (spacedaily.com)',
      quantity: 'earlier over the real landing, after silence at L+10 min',
      unit: 'min',
      reached: earlierMin,
      lowGate: 60,
      gate: 110,
      note: 'On the assumed staging of data/recovery/staging.json: an aircraft half way up the flight passes over it on its way to the ballistic sectors. From the target it would be 30 minutes later, without aircraft never (docs/recovery.md).',
    },
    {
      check,
      against: 'the real landing, 49.630 N 61.343 E',
      quantity: 'order in which its sector is first flown over, of those outside the guided zone',
      unit: '',
      reached: order.filter((id) => !id.startsWith('G')).indexOf(silent.real?.sector ?? '') + 1 || Infinity,
      gate: 8,
    },
    {
      check,
      against: 'the real landing, 49.630 N 61.343 E',
      quantity: 'rank of its sector by probability among 26, after silence',
      unit: '',
      reached: silent.real?.rank ?? Infinity,
      gate: 21,
      wanted: 'among the first',
      note: 'The capsule turned ballistic on the way, at some 65 km by our zones, and those are spread over 500 km; the first ranks are the zone of a descent ballistic from the start, 100 km shorter.',
    },
  ];
}

function lightOf({ touchdown, sun }: RecoveryCard): readonly CheckResult[] {
  return [
    {
      check: 'light at the landing of TMA-17M',
      against: 'JAXA, about 1 h 40 min after sunset (sed.co.jp)',
      quantity: 'time since sunset',
      unit: 'min',
      reached: Math.abs(secondsBetween(instantOf(sun.lastSunset!), instantOf(touchdown.time)) / 60 - 100),
      gate: 5,
    },
  ];
}

function peopleOf({ timeline }: RecoveryCard): readonly CheckResult[] {
  const post = timeline.find(({ id }) => id === 'third-out')!;
  return [
    {
      check: 'TMA-18M, all three out',
      against: 'out by 05:00 UTC, 35 min after the landing (satprnews.com)',
      quantity: 'expected post against the real one',
      unit: 'min',
      reached: Math.abs(post.fromTouchdownMin - post.actual!.fromTouchdownMin),
      gate: 10,
    },
  ];
}

/** Metres between a grid reference of ours and a published one of the same square; Infinity where the squares differ. */
function gridMetres(latitudeDeg: number, longitudeDeg: number, published: string): number {
  const [ours, theirs] = [coordinateForms({ latitudeDeg, longitudeDeg }).mgrs ?? '', published].map((grid) => grid.split(' '));
  if (ours![0] !== theirs![0] || ours![1] !== theirs![1]) return Infinity;
  return Math.hypot(Number(ours![2]) - Number(theirs![2]), Number(ours![3]) - Number(theirs![3]));
}

export function checkGrids(): readonly CheckResult[] {
  return [
    {
      check: 'MGRS',
      against: 'Palantir Foundry’s documentation, 4Q FJ 12345 67890 and 38S MB of GeoConvert(1)',
      quantity: 'worst of two points',
      unit: 'm',
      reached: Math.max(
        gridMetres(21.409796671597924, -157.91608117421092, '4Q FJ 12345 67890'),
        gridMetres(33.33423497, 44.40362813, '38S MB 44500 88500'),
      ),
      gate: 2,
      note: 'Grids are cut to the metre and not rounded.',
    },
  ];
}
