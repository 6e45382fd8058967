import { type Message, message } from '../outcome/index.ts';
import { AGAINST_RECORD, compareDates } from './compare-dates.ts';
import { compareWithRecord } from './compare-with-record.ts';
import { UNIT_KEYS, unitSeconds } from './duration-claims.ts';
import { momentWords, valueWords } from './value-words.ts';
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
      reason: message('press.same-words', { count: group.length }),
    }));
}

function compareTwo(a: ReportClaim, b: ReportClaim): readonly Relation[] {
  if (a.property !== b.property || !sameSubject(a, b)) return [];
  const relation = (kind: Relation['kind'], reason: Message, rest: Partial<Relation> = {}): readonly Relation[] => [
    { kind, claims: [a.id, b.id], fact: null, reason, ...rest },
  ];
  switch (a.kind) {
    case 'attitude':
      if (a.valid?.moment !== b.valid?.moment)
        return a.value === b.value
          ? relation('agrees', message('press.both-say', { value: valueWords(a) }))
          : relation('different moments', message('press.two-moments', { first: when(a), second: when(b) }));
      return a.value === b.value
        ? relation('agrees', message('press.both-say', { value: valueWords(a) }))
        : relation(
            'contradicts',
            message('press.same-moment', { first: valueWords(a), second: valueWords(b), moment: momentWords(a.valid?.moment) }),
          );
    case 'duration':
      // Of what a bare length is, nobody says.
      if (!LENGTHS.has(a.property)) return [];
      return compareLengths(a, b, relation).filter(({ kind }) => isFirm(kind, a, b));
    case 'event':
      return compareDays(a, b, relation).filter(({ kind }) => isFirm(kind, a, b));
    case 'count':
      if (a.property !== 'age' && a.subjects.length === 0) return [];
      if (a.number === b.number) return relation('agrees', message('press.both-say', { value: valueWords(a) }));
      // Two numbers of one noun count a whole and a part of it more often than they disagree; two ages of one person do.
      return a.property !== 'age'
        ? []
        : relation(
            Math.abs(a.number! - b.number!) === 1 ? 'off by a unit' : 'contradicts',
            message('press.one-and-other', { first: valueWords(a), second: valueWords(b) }),
            { difference: a.number! - b.number! },
          );
    default:
      return [];
  }
}

/** Lengths of which the claim says what they are. */
const LENGTHS: ReadonlySet<string> = new Set(['time in space', 'time aboard the station', 'time in space over all flights']);

/** Two claims conflict only where each says firmly what it speaks of, and exactly. */
function isFirm(kind: Relation['kind'], ...claims: readonly ReportClaim[]): boolean {
  const differ = kind === 'contradicts' || kind === 'off by a unit';
  return !differ || claims.every(({ doubt, about }) => doubt === undefined && about === undefined);
}

const when = (claim: ReportClaim): Message =>
  message('press.at-moment', { moment: momentWords(claim.valid?.moment), value: valueWords(claim) });

function sameSubject(a: ReportClaim, b: ReportClaim): boolean {
  const ids = new Set(a.subjects.flatMap(({ id }) => (id === null ? [] : [id])));
  return b.subjects.some(({ id }) => id !== null && ids.has(id));
}

type Relate = (kind: Relation['kind'], reason: Message, rest?: Partial<Relation>) => readonly Relation[];

/** `355 days` and `nearly a year` agree: the coarser is compared in its own unit. */
function compareLengths(a: ReportClaim, b: ReportClaim, relation: Relate): readonly Relation[] {
  const [coarse, fine] = unitSeconds(a.unit!) >= unitSeconds(b.unit!) ? [a, b] : [b, a];
  const unit = unitSeconds(coarse.unit!);
  const difference = Math.round((coarse.number! - fine.number!) / unit);
  const rounded = Math.abs(coarse.number! - fine.number!) < unit / 2 || Math.floor(fine.number! / unit) * unit === coarse.number;
  if (rounded)
    return relation(
      coarse.unit === fine.unit ? 'agrees' : 'refines',
      message('press.is-to-the-unit', { fine: fine.value, coarse: coarse.value, unit: message(UNIT_KEYS[coarse.unit!]!) }),
    );
  return relation(
    Math.abs(difference) === 1 ? 'off by a unit' : 'contradicts',
    message('press.one-and-other', { first: a.value, second: b.value }),
    {
      unit: coarse.unit!,
      difference,
    },
  );
}

const AGAINST_ITSELF = { ...AGAINST_RECORD, held: (value: string) => message('press.elsewhere-has', { value }) };

function compareDays(a: ReportClaim, b: ReportClaim, relation: Relate): readonly Relation[] {
  const [first, second] = [a.valid?.date, b.valid?.date];
  if (first === undefined || second === undefined || (first.from === second.from && first.to === second.to && first.at === second.at))
    return [];
  const { kind, reason, ...rest } = compareDates(first, second.at ?? second.from, AGAINST_ITSELF);
  return kind === 'agrees' ? [] : relation(kind, reason, rest);
}
