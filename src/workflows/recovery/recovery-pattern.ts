/** `union recovery pattern`: what to fly over a sector, how long it takes, and how probable it is to find the capsule by it. */
import type { PlaceDeg } from '../../flight/index.ts';
import { formatPatternGpx } from '../../formats/recovery/index.ts';
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { Language } from '../../presentation/index.ts';
import {
  MAX_WAYPOINTS,
  PATTERN_CODES,
  type PatternKind,
  type PatternSuccess,
  type RecoveryCard,
  type SearchPattern,
  type Unit,
  cardFromFile,
  patternSuccess,
  probabilityWhere,
  searchPattern,
  waypointsOf,
} from '../../recovery/index.ts';
import type { World } from '../world/index.ts';
import type { Named } from '../world/index.ts';
import { placeNearSectors } from './place-near-sectors.ts';

export const PATTERN_KINDS = Object.keys(PATTERN_CODES) as readonly PatternKind[];

export interface PatternQuestion {
  /** The task is named by its sector, its unit or both. */
  readonly sector?: string;
  readonly unit?: string;
  readonly kind?: string;
  readonly spacingKm?: number;
  readonly sweepKm?: number;
  readonly datum?: string;
  readonly passes?: number;
}

export interface PatternAnswer extends SearchPattern {
  readonly flight: string | null;
  readonly flightName: string;
  readonly success: PatternSuccess;
}

type Search = NonNullable<RecoveryCard['search']>;
type Task = Pick<SearchPattern, 'sector'> & { readonly unit: Unit };

const WIDTHS_KM = { from: 0.1, to: 100 } as const;
const PASSES = { standard: 3, most: 20 } as const;

export function recoveryPattern(card: Named<RecoveryCard>, question: PatternQuestion): Outcome<PatternAnswer> {
  const read = cardFromFile(card.value, 'card');
  if (!read.ok) return read;
  const { flight, flightName, search } = read.value;
  if (search === null)
    return fail('card', message('workflows.card-with-search'), message('workflows.return-alone'), message('workflows.make-from-footprint'));
  if (search.found !== null) return fail('card', message('workflows.search-goes-on'), message('workflows.is-found'));
  const kind = PATTERN_KINDS.find((each) => each === (question.kind ?? 'creeping'));
  if (kind === undefined) return fail('kind', message('workflows.pattern-kind', { kinds: PATTERN_KINDS }), JSON.stringify(question.kind));
  for (const field of ['spacingKm', 'sweepKm'] as const) {
    const value = question[field];
    if (value !== undefined && !(value >= WIDTHS_KM.from && value <= WIDTHS_KM.to))
      return fail(field, message('workflows.km-limits', WIDTHS_KM), `${value}`);
  }
  const { passes = PASSES.standard } = question;
  if (!(Number.isInteger(passes) && passes >= 1 && passes <= PASSES.most))
    return fail('passes', message('workflows.passes-limit', { most: PASSES.most }), `${passes}`);
  const task = taskOf(read.value, search, question);
  if (!task.ok) return task;
  const datum = datumOf(kind, question.datum, search);
  if (!datum.ok) return datum;
  const { spacingKm, sweepKm } = question;
  const asked = {
    kind,
    sector: search.sectors.find(({ id }) => id === task.value.sector)!,
    unit: task.value.unit,
    ...(datum.value !== null && { datum: datum.value }),
    ...(spacingKm !== undefined && { spacingKm }),
    ...(sweepKm !== undefined && { sweepKm }),
  };
  const waypoints = waypointsOf(asked);
  if (waypoints > MAX_WAYPOINTS)
    return fail('spacingKm', message('workflows.waypoints-limit', { most: MAX_WAYPOINTS }), message('workflows.waypoints', { waypoints }));
  const { holds, ...pattern } = searchPattern(asked);
  return succeed({
    flight,
    flightName,
    ...pattern,
    success: patternSuccess(probabilityWhere(search, holds), pattern.coverage, passes),
  });
}

/** As the card plans it: who has the sector first, or what the unit has first, or the first task of all. */
function taskOf({ flightName }: RecoveryCard, search: Search, { sector, unit }: PatternQuestion): Outcome<Task> {
  const same = (left: string, right: string | undefined) => left.toLowerCase() === right?.trim().toLowerCase();
  const named = search.units.find(({ id }) => same(id, unit));
  if (unit !== undefined && named === undefined)
    return fail(
      'unit',
      message('workflows.unit-of', { flight: flightName, names: search.units.map(({ id }) => id) }),
      JSON.stringify(unit),
    );
  const known = search.sectors.find(({ id }) => same(id, sector));
  if (sector !== undefined && known === undefined)
    return fail(
      'sector',
      message('workflows.sector-of', { flight: flightName, names: search.sectors.map(({ id }) => id) }),
      JSON.stringify(sector),
    );
  const planned = search.tasks.find(
    (task) => (named === undefined || task.unit === named.id) && (known === undefined || task.sector === known.id),
  );
  const flies = named ?? search.units.find(({ id }) => id === planned?.unit);
  if (flies === undefined)
    return fail('unit', message('workflows.unit-for-sector'), message('workflows.no-task', { sector: known?.id ?? '-' }));
  const likeliest = search.sectors.find(({ rank }) => rank === 1)!;
  return succeed({ unit: flies, sector: (known ?? search.sectors.find(({ id }) => id === planned?.sector) ?? likeliest).id });
}

function datumOf(kind: PatternKind, text: string | undefined, search: Search): Outcome<PlaceDeg | null> {
  if (text === undefined) return succeed(null);
  if (kind === 'creeping') return fail('datum', message('workflows.datum-of'), message('workflows.creeping-covers'));
  return placeNearSectors(text, 'datum', search);
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** Of the shape `recovery-pattern`: kilometres to the metre, minutes and probabilities as they can be meant. */
export function patternJson({ version }: World, answer: PatternAnswer) {
  const { flight, flightName, success, waypoints, legs, ...pattern } = answer;
  const share = (value: number) => rounded(value, 4);
  return {
    schema: 'union-station/recovery-pattern/1' as const,
    flight,
    flightName,
    ...pattern,
    datum: { latitudeDeg: rounded(pattern.datum.latitudeDeg, 6), longitudeDeg: rounded(pattern.datum.longitudeDeg, 6) },
    spacingKm: rounded(pattern.spacingKm, 3),
    coverage: rounded(pattern.coverage, 3),
    areaKm2: rounded(pattern.areaKm2, 1),
    speedKmh: rounded(pattern.speedKmh, 1),
    lengthKm: rounded(pattern.lengthKm, 3),
    flightMin: rounded(pattern.flightMin, 1),
    wayKm: rounded(pattern.wayKm, 1),
    homeKm: rounded(pattern.homeKm, 1),
    enduranceMin: rounded(pattern.enduranceMin, 1),
    waypoints: waypoints.map(({ name, latitudeDeg, longitudeDeg }) => ({
      name,
      latitudeDeg: rounded(latitudeDeg, 6),
      longitudeDeg: rounded(longitudeDeg, 6),
    })),
    legs: legs.map(({ courseDeg, lengthKm }) => ({ courseDeg, lengthKm: rounded(lengthKm, 3) })),
    containment: share(success.containment),
    pod: { ideal: share(success.pod.ideal), random: share(success.pod.random) },
    successByPass: success.byPass.map(({ pass, ideal, random }) => ({ pass, ideal: share(ideal), random: share(random) })),
    version,
  };
}

export function patternGpx({ version }: World, answer: PatternAnswer, language: Language): string {
  return formatPatternGpx(answer, version, language);
}
