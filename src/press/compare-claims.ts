import { compareDates } from './compare-dates.ts';
import { compareWithRecord } from './compare-with-record.ts';
import { unitSeconds } from './duration-claims.ts';
import type { Relation, ReportClaim } from './press-report.ts';
import type { Reading } from './reading.ts';

/** A report of this many comparable claims has more pairs than anybody reads. */
const MAX_CLAIMS_COMPARED = 2000;

/** How the report's claims stand to each other and to the record. Only pairs of which something can be said are listed. */
export function compareClaims(claims: readonly ReportClaim[], reading: Reading): readonly Relation[] {
  const { record } = reading;
  const comparable = claims.filter(({ kind }) => kind !== 'statement' && kind !== 'condition').slice(0, MAX_CLAIMS_COMPARED);
  const origins = sameOrigins(comparable);
  // Of claims in the same words one speaks for all.
  const repeated = new Set(origins.flatMap(({ claims: ids }) => ids.slice(1)));
  const single = comparable.filter(({ id }) => !repeated.has(id));
  const among = single.flatMap((claim, i) => single.slice(i + 1).flatMap((other) => compareTwo(claim, other)));
  return [...origins, ...among, ...(record === undefined ? [] : single.flatMap((claim) => compareWithRecord(claim, reading, record)))];
}

function sameOrigins(claims: readonly ReportClaim[]): readonly Relation[] {
  const groups = Map.groupBy(
    claims,
    ({ property, value, words }) => `${property}|${value}|${words.words.toLowerCase().replaceAll(/\s+/g, ' ')}`,
  );
  return [...groups.values()]
    .filter((group) => group.length > 1 && group[0]!.words.words.split(/\s+/).length > 3)
    .map((group) => ({
      kind: 'same origin',
      claims: group.map(({ id }) => id),
      fact: null,
      reason: `the same words ${group.length} times: one source, not ${group.length}`,
    }));
}

function compareTwo(a: ReportClaim, b: ReportClaim): readonly Relation[] {
  if (a.property !== b.property || !sameSubject(a, b)) return [];
  const relation = (kind: Relation['kind'], reason: string, rest: Partial<Relation> = {}): readonly Relation[] => [
    { kind, claims: [a.id, b.id], fact: null, reason, ...rest },
  ];
  switch (a.kind) {
    case 'attitude':
      if (a.valid?.moment !== b.valid?.moment)
        return a.value === b.value
          ? relation('agrees', `both say ${a.value}`)
          : relation('different moments', `${when(a)}, ${when(b)}: one matter at two moments, no contradiction`);
      return a.value === b.value
        ? relation('agrees', `both say ${a.value}`)
        : relation('contradicts', `${a.value} and ${b.value} at the same moment (${a.valid?.moment})`);
    case 'duration':
      return compareLengths(a, b, relation);
    case 'event':
      return compareDays(a, b, relation);
    case 'count':
      if (a.property !== 'age' && a.subjects.length === 0) return [];
      if (a.number === b.number) return relation('agrees', `both say ${a.value}`);
      return relation(Math.abs(a.number! - b.number!) === 1 ? 'off by a unit' : 'contradicts', `${a.value} and ${b.value}`, {
        difference: a.number! - b.number!,
      });
    default:
      return [];
  }
}

const when = ({ value, valid }: ReportClaim): string => `${valid?.moment ?? ''}: ${value}`;

function sameSubject(a: ReportClaim, b: ReportClaim): boolean {
  const ids = new Set(a.subjects.flatMap(({ id }) => (id === null ? [] : [id])));
  return b.subjects.some(({ id }) => id !== null && ids.has(id));
}

type Relate = (kind: Relation['kind'], reason: string, rest?: Partial<Relation>) => readonly Relation[];

/** `355 days` and `nearly a year` agree: the coarser is compared in its own unit. */
function compareLengths(a: ReportClaim, b: ReportClaim, relation: Relate): readonly Relation[] {
  const [coarse, fine] = unitSeconds(a.unit!) >= unitSeconds(b.unit!) ? [a, b] : [b, a];
  const unit = unitSeconds(coarse.unit!);
  const difference = Math.round((coarse.number! - fine.number!) / unit);
  const rounded = Math.abs(coarse.number! - fine.number!) < unit / 2 || Math.floor(fine.number! / unit) * unit === coarse.number;
  if (rounded) return relation(coarse.unit === fine.unit ? 'agrees' : 'refines', `${fine.value} is ${coarse.value} to the ${coarse.unit}`);
  return relation(Math.abs(difference) === 1 ? 'off by a unit' : 'contradicts', `${a.value} and ${b.value}`, {
    unit: coarse.unit!,
    difference,
  });
}

function compareDays(a: ReportClaim, b: ReportClaim, relation: Relate): readonly Relation[] {
  const [first, second] = [a.valid?.date, b.valid?.date];
  if (first === undefined || second === undefined || (first.from === second.from && first.to === second.to && first.at === second.at))
    return [];
  const { kind, reason, ...rest } = compareDates(first, second.at ?? second.from);
  return kind === 'agrees' ? [] : relation(kind, reason.replace('the record has', 'elsewhere the report has'), rest);
}
