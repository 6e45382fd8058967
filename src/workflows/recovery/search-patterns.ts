import { formatPatternsGpx } from '../../formats/recovery/index.ts';
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import {
  FOUND,
  PATTERN_KINDS,
  type PatternKind,
  type RecoveryCard,
  type SearchPattern,
  cardFromFile,
  patternOf,
} from '../../recovery/index.ts';
import type { World } from '../world/index.ts';
import type { Named } from '../world/index.ts';

export interface PatternsQuestion {
  readonly pattern?: string;
  readonly spacingKm?: number;
  /** Only this unit's; only of this pass. */
  readonly unit?: string;
  readonly wave?: number;
}

export interface PatternsAnswer {
  readonly card: RecoveryCard;
  readonly patterns: readonly SearchPattern[];
}

/** Tracks nearer than this are none that a pilot can keep, and farther apart none that search. */
const SPACING_KM = { from: 0.05, to: 50 } as const;

/** `union recovery patterns`: the tracks of the card's tasks. */
export function searchPatterns(given: Named<RecoveryCard>, question: PatternsQuestion): Outcome<PatternsAnswer> {
  const read = cardFromFile(given.value, given.name);
  if (!read.ok) return read;
  const { search } = read.value;
  if (search === null) return fail('card', message('workflows.card-with-search'), message('workflows.card-without-search'));
  const { pattern = 'creeping-line', spacingKm } = question;
  const kind = PATTERN_KINDS.find((one) => one === pattern);
  if (kind === undefined) return fail('pattern', message('workflows.one-of', { names: [...PATTERN_KINDS] }), JSON.stringify(pattern));
  if (spacingKm !== undefined && !(spacingKm >= SPACING_KM.from && spacingKm <= SPACING_KM.to))
    return fail('spacingKm', message('workflows.spacing-limits', SPACING_KM), `${spacingKm}`);
  const tasks = search.tasks.filter(
    ({ unit, wave, sector }) => sector !== FOUND && (question.unit ?? unit) === unit && (question.wave ?? wave) === wave,
  );
  if (tasks.length === 0) {
    const units = [...new Set(search.tasks.map(({ unit }) => unit))];
    const wanted = units.length === 0 ? message('workflows.card-with-tasks') : message('workflows.task-of', { units });
    return fail(question.unit === undefined ? 'wave' : 'unit', wanted, question.unit ?? `${question.wave ?? ''}`);
  }
  const sectors = new Map(search.sectors.map((sector) => [sector.id, sector]));
  const units = new Map(search.units.map((unit) => [unit.id, unit]));
  const asked: { readonly kind: PatternKind; readonly spacingKm?: number } = { kind, ...(spacingKm === undefined ? {} : { spacingKm }) };
  const patterns = tasks.flatMap((task) => {
    const [sector, unit] = [sectors.get(task.sector), units.get(task.unit)];
    return sector === undefined || unit === undefined ? [] : [patternOf(task, { sector, unit, plane: search.plane }, asked)];
  });
  return succeed({ card: read.value, patterns });
}

export function patternsJson({ version }: World, { card, patterns }: PatternsAnswer) {
  return {
    schema: 'union-station/search-patterns/1',
    flight: card.flight,
    flightName: card.flightName,
    patterns,
    passes: card.search?.reach.passes ?? [],
    version,
  };
}

export const patternsGpx = ({ version }: World, { card, patterns }: PatternsAnswer): string =>
  formatPatternsGpx(card.flightName, patterns, version);
