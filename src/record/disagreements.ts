import { type Instant, formatInstant } from '../time/index.ts';
import type { Claim, Relation } from './claim.ts';
import { type DataAge, dataAge } from './data-age.ts';
import { nameIn } from './say-fact.ts';
import type { ClaimEntry } from './station-record.ts';
import { countUntil } from './timeline.ts';
import type { View } from './view.ts';

export interface ShownClaim extends Claim {
  /** The value in people's words, where it is an id. */
  readonly valueName: string;
  /** How many families of sources stand behind it: copies of one original count once. */
  readonly families: number;
  readonly relations: readonly { readonly relation: Relation; readonly claim: string }[];
}

/** One matter: what is claimed of one property of one subject, the preferred first. */
export interface Matter {
  readonly subject: string;
  /** What people call it. */
  readonly name: string;
  readonly property: string;
  /** The property with names in place of ids. */
  readonly propertyName: string;
  /** `contradict` when two values for one valid time differ and neither refines the other; else `agree` or `differ in moment`. */
  readonly verdict: 'agree' | 'compatible' | 'contradict';
  readonly preferred: string | null;
  readonly because: string | null;
  readonly claims: readonly ShownClaim[];
}

export interface Disagreements {
  readonly at: string;
  readonly asOf: string | null;
  readonly about: string | null;
  readonly matters: readonly Matter[];
  readonly dataAge: DataAge;
}

const RANKS = ['preferred', 'normal', 'deprecated'];

/** Where sources speak of one matter that had come about by `at`, as known by the view's day; about one subject and its facts, or all. */
export function disagreementsAt(view: View, about: string | null, at: Instant): Disagreements {
  const later = new Set(view.timeline.entries.slice(countUntil(view.timeline, at)).map(({ fact }) => fact.id));
  const visible = view.record.claims.filter(
    (entry) => isKnown(entry, view.asOf) && !later.has(entry.claim.subject) && (about === null || isAbout(entry.claim, about)),
  );
  const groups = Map.groupBy(visible, ({ claim }) => `${claim.subject} ${claim.property}`);
  return {
    at: formatInstant(at),
    asOf: view.asOf === null ? null : formatInstant(view.asOf),
    about,
    matters: [...groups.values()].map((entries) =>
      matterOf(
        view,
        entries.map(({ claim }) => claim),
      ),
    ),
    dataAge: dataAge(view, at, 'all'),
  };
}

const isKnown = ({ known }: ClaimEntry, asOf: Instant | null) => asOf === null || known <= asOf;

/** A claim on `soyuz-ms-19.landed` is about `soyuz-ms-19` too; a claim has its own id. */
function isAbout({ id, subject }: Claim, about: string): boolean {
  return id === about || subject === about || subject.startsWith(`${about}.`);
}

function matterOf(view: View, claims: readonly Claim[]): Matter {
  const sorted = claims.toSorted((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || (a.id < b.id ? -1 : 1));
  const preferred = sorted.find(({ rank }) => rank === 'preferred');
  const standing = sorted.filter(({ rank }) => rank !== 'deprecated');
  const refined = new Set(sorted.flatMap(({ id, refines }) => (refines === undefined ? [] : [id, ...refines])));
  const values = (list: readonly Claim[]) => new Set(list.map(({ value }) => value)).size;
  const contradicts =
    sorted.some((claim) => (claim.contradicts ?? []).length > 0) ||
    [
      ...Map.groupBy(
        standing.filter(({ id }) => !refined.has(id)),
        ({ validAt }) => validAt ?? '',
      ).values(),
    ].some((list) => values(list) > 1);
  const nameOf = nameIn(view.record);
  return {
    subject: sorted[0]!.subject,
    name: nameOf(sorted[0]!.subject),
    property: sorted[0]!.property,
    propertyName: sorted[0]!.property.split(' ').map(nameOf).join(' '),
    verdict: contradicts ? 'contradict' : values(standing) > 1 ? 'compatible' : 'agree',
    preferred: preferred?.value ?? null,
    because: preferred?.because ?? null,
    claims: sorted.map((claim) => ({
      ...claim,
      valueName: nameOf(claim.value),
      families: familiesOf(view, claim),
      relations: relationsOf(claim),
    })),
  };
}

function familiesOf({ record }: View, { sources }: Claim): number {
  return new Set(sources.map((id) => record.sources.get(id)?.family ?? id)).size;
}

function relationsOf({ supports, contradicts, refines, sameOrigin }: Claim): ShownClaim['relations'] {
  const all: readonly (readonly [Relation, readonly string[] | undefined])[] = [
    ['supports', supports],
    ['contradicts', contradicts],
    ['refines', refines],
    ['same origin', sameOrigin],
  ];
  return all.flatMap(([relation, ids]) => (ids ?? []).map((claim) => ({ relation, claim })));
}
