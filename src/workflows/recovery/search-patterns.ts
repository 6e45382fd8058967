/** `union recovery patterns`: the tracks of the card's tasks, how long they take, and how probable it is to find the capsule by them. */
import type { PlaceDeg } from '../../flight/index.ts';
import { flightText, formatPatternsGpx } from '../../formats/recovery/index.ts';
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { Language } from '../../presentation/index.ts';
import {
  MAX_POINTS,
  PATTERN_KINDS,
  type PatternQuestion,
  type PatternSuccess,
  type RecoveryCard,
  type SearchPattern,
  believedSamples,
  cardFromFile,
  countPoints,
  patternSuccess,
  searchPattern,
} from '../../recovery/index.ts';
import type { Named, World } from '../world/index.ts';
import { placeNearSectors } from './place-near-sectors.ts';

export interface PatternsQuestion {
  readonly pattern?: string;
  readonly spacingKm?: number;
  readonly sweepKm?: number;
  /** Only this unit's, of this sector, of this pass. A unit and a sector together need no task of the plan. */
  readonly unit?: string;
  readonly sector?: string;
  readonly wave?: number;
  /** Where a square or a sector search begins. */
  readonly datum?: string;
  /** How often the pattern is flown, for its success. */
  readonly times?: number;
}

export interface PatternsAnswer {
  readonly card: RecoveryCard;
  readonly patterns: readonly (SearchPattern & PatternSuccess)[];
}

type Search = NonNullable<RecoveryCard['search']>;
type Task = Pick<PatternQuestion, 'sector' | 'unit' | 'wave'>;

/** Tracks nearer than this are none that a pilot can keep, and farther apart none that search. */
const WIDTHS_KM = { from: 0.05, to: 50 } as const;
const TIMES = { standard: 3, most: 20 } as const;

export function searchPatterns(given: Named<RecoveryCard>, question: PatternsQuestion): Outcome<PatternsAnswer> {
  const read = cardFromFile(given.value, given.name);
  if (!read.ok) return read;
  const { search } = read.value;
  if (search === null) return fail('card', message('workflows.card-with-search'), message('workflows.card-without-search'));
  if (search.found !== null) return fail('card', message('workflows.search-goes-on'), message('workflows.is-found'));
  const { pattern = 'creeping-line', spacingKm, sweepKm, times = TIMES.standard } = question;
  const kind = PATTERN_KINDS.find((one) => one === pattern);
  if (kind === undefined) return fail('pattern', message('workflows.one-of', { names: [...PATTERN_KINDS] }), JSON.stringify(pattern));
  for (const field of ['spacingKm', 'sweepKm'] as const) {
    const value = question[field];
    if (value !== undefined && !(value >= WIDTHS_KM.from && value <= WIDTHS_KM.to))
      return fail(field, message('workflows.spacing-limits', WIDTHS_KM), `${value}`);
  }
  if (!(Number.isInteger(times) && times >= 1 && times <= TIMES.most))
    return fail('times', message('workflows.times-limit', { most: TIMES.most }), `${times}`);
  const tasks = tasksOf(read.value, search, question);
  if (!tasks.ok) return tasks;
  const datum = datumOf(kind, question.datum, search);
  if (!datum.ok) return datum;
  const asked = tasks.value.map((task) => ({
    ...task,
    kind,
    ...(datum.value !== null && { datum: datum.value }),
    ...(spacingKm !== undefined && { spacingKm }),
    ...(sweepKm !== undefined && { sweepKm }),
  }));
  const points = Math.max(...asked.map(countPoints));
  if (points > MAX_POINTS)
    return fail('spacingKm', message('workflows.points-limit', { most: MAX_POINTS }), message('workflows.points', { points }));
  const within = believedSamples(search);
  const patterns = asked.map((each) => {
    const { holds, ...tracks } = searchPattern(each);
    return { ...tracks, ...patternSuccess(within(holds), tracks.coverage, times) };
  });
  return succeed({ card: read.value, patterns });
}

/** Those of the plan that are meant; a unit and a sector that are both named stand for themselves. */
function tasksOf({ flightName }: RecoveryCard, search: Search, { unit, sector, wave }: PatternsQuestion): Outcome<readonly Task[]> {
  const same = (left: string, right: string) => left.toLowerCase() === right.trim().toLowerCase();
  const [units, sectors] = [search.units.map(({ id }) => id), search.sectors.map(({ id }) => id)];
  const named = unit === undefined ? undefined : search.units.find(({ id }) => same(id, unit));
  if (unit !== undefined && named === undefined)
    return fail('unit', message('workflows.unit-of', { flight: flightName, names: units }), JSON.stringify(unit));
  const known = sector === undefined ? undefined : search.sectors.find(({ id }) => same(id, sector));
  if (sector !== undefined && known === undefined)
    return fail('sector', message('workflows.sector-of', { flight: flightName, names: sectors }), JSON.stringify(sector));
  const planned = search.tasks
    .filter(
      (task) => (named?.id ?? task.unit) === task.unit && (known?.id ?? task.sector) === task.sector && (wave ?? task.wave) === task.wave,
    )
    .map((task) => ({
      unit: search.units.find(({ id }) => id === task.unit)!,
      sector: search.sectors.find(({ id }) => id === task.sector)!,
      wave: task.wave,
    }));
  if (planned.length > 0) return succeed(planned);
  if (named !== undefined && known !== undefined && wave === undefined) return succeed([{ unit: named, sector: known, wave: null }]);
  if (search.tasks.length === 0) return fail('card', message('workflows.card-with-tasks'), message('workflows.none'));
  if (wave !== undefined)
    return fail('wave', message('workflows.pass-of', { most: Math.max(...search.tasks.map((task) => task.wave)) }), `${wave}`);
  return named === undefined
    ? fail('sector', message('workflows.unit-for-sector'), message('workflows.no-task', { sector: known?.id ?? '' }))
    : fail('unit', message('workflows.sector-for-unit'), message('workflows.no-task-of', { unit: named.id }));
}

function datumOf(kind: SearchPattern['kind'], text: string | undefined, search: Search): Outcome<PlaceDeg | null> {
  if (text === undefined) return succeed(null);
  if (kind === 'creeping-line') return fail('datum', message('workflows.datum-of'), message('workflows.creeping-covers'));
  return placeNearSectors(text, 'datum', search);
}

/** Of the shape `search-patterns`: kilometres to the metre, minutes and probabilities as they can be meant. */
export function patternsJson({ version }: World, { card, patterns }: PatternsAnswer) {
  return {
    schema: 'union-station/search-patterns/1',
    flight: card.flight,
    flightName: card.flightName,
    patterns: patterns.map(({ datum, points, legs, pod, success, ...pattern }) => ({
      ...pattern,
      datum: rounded(datum, 6),
      ...rounded({ spacingKm: pattern.spacingKm, lengthKm: pattern.lengthKm, coverage: pattern.coverage }, 3),
      ...rounded({ coversKm2: pattern.coversKm2, speedKmh: pattern.speedKmh, minutes: pattern.minutes }, 1),
      ...rounded({ wayKm: pattern.wayKm, homeKm: pattern.homeKm, enduranceMin: pattern.enduranceMin }, 1),
      points: points.map(({ name, ...place }) => ({ name, ...rounded(place, 6) })),
      legs: legs.map((leg) => rounded(leg, 3)),
      ...rounded({ containment: pattern.containment }, 4),
      pod: rounded(pod, 4),
      success: success.map((each) => rounded(each, 4)),
    })),
    passes: card.search?.reach.passes ?? [],
    version,
  };
}

function rounded<T extends object>(values: T, digits: number): { readonly [Key in keyof T]: number } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Number(Number(value).toFixed(digits))])) as {
    readonly [Key in keyof T]: number;
  };
}

export const patternsGpx = ({ version }: World, { card, patterns }: PatternsAnswer, language: Language): string =>
  formatPatternsGpx(flightText(card, language), patterns, version, language);
