/** Posts of a recovery from the undocking to the flights home, each with its range, and what happened beside it where that is known. */
import type { Return } from '../flight/index.ts';
import type { Provenance } from '../math/index.ts';
import { type Instant, addSeconds, formatInstant, parseInstant, secondsBetween } from '../time/index.ts';
import type { RecoveryStatus } from './recovery-status.ts';
import type { LandingKind } from './limits.ts';
import type { Quantiles, Reach } from './search-plan.ts';

export type Offset = readonly [likely: number, low: number, high: number];

export interface PostData extends Provenance<RecoveryStatus> {
  readonly id: string;
  /** An event of the return, `undocking`, `touchdown`, `reach` (the first team's way), or a post before it. */
  readonly anchor: string;
  readonly offsetMin: Offset;
  /** For a capsule that stands up. */
  readonly uprightMin?: Offset;
  /** Where helicopters may not fly. */
  readonly groundMin?: Offset;
}

export type TimelineData = Readonly<Record<LandingKind, readonly PostData[]>> & { readonly id: string; readonly asOf: string };

export interface PostActual {
  readonly post: string;
  readonly time: string;
  readonly precision: string;
  readonly source: string;
  readonly note?: string;
}

/** Times are ISO 8601 UTC; minutes are from the touchdown expected. */
export interface Post extends Provenance<RecoveryStatus> {
  readonly id: string;
  readonly time: string;
  readonly earliest: string;
  readonly latest: string;
  readonly fromTouchdownMin: number;
  /** Whether it hangs on when the first team is there, and moves with it. */
  readonly afterReach: boolean;
  readonly actual: {
    readonly time: string;
    readonly fromTouchdownMin: number;
    readonly source: string;
    readonly note: string | null;
  } | null;
}

export interface TimelineQuestion {
  readonly report: Return;
  readonly landing: LandingKind;
  readonly undocking: Instant | null;
  /** 0 for a ship without people; null takes three. */
  readonly crew: number | null;
  /** When the first team is there: likely, and its range; null where nothing is staged. */
  readonly firstTeam: Offset | null;
  /** Whether the capsule is expected to stand up. */
  readonly upright: boolean;
  /** Whether helicopters may fly. */
  readonly flying: boolean;
  readonly actuals: readonly PostActual[];
}

const OF_PEOPLE = new Set([
  'hatch-open',
  'first-out',
  'second-out',
  'third-out',
  'medical-tent',
  'first-checks',
  'to-airfield',
  'flight-star-city',
  'flight-houston',
]);
/** Posts that there are only with helicopters and aircraft in the air. */
const OF_AIR = new Set(['air-group-up']);
const USUAL_CREW = 3;

/** A post whose anchor is not known (no undocking, no staged unit) is left out, and so is all that hangs on it. */
export function timelineOf(data: TimelineData, question: TimelineQuestion): readonly Post[] {
  const { report, landing, firstTeam, upright, flying, actuals } = question;
  const touchdown = instantOf(report.touchdown.time);
  const crew = question.crew ?? USUAL_CREW;
  const known = new Map<string, Offset>([['touchdown', [0, 0, 0]]]);
  for (const { name, time } of report.events) {
    const minute = secondsBetween(touchdown, instantOf(time)) / 60;
    known.set(name, [minute, minute, minute]);
  }
  if (question.undocking !== null) {
    const minute = secondsBetween(touchdown, question.undocking) / 60;
    known.set('undocking', [minute, minute, minute]);
  }
  if (firstTeam !== null) known.set('reach', firstTeam);
  const posts: Post[] = [];
  const afterReach = new Set<string>();
  for (const { id, anchor, offsetMin, uprightMin, groundMin, status, source } of data[landing]) {
    const from = known.get(anchor);
    if (from === undefined || (crew === 0 && OF_PEOPLE.has(id)) || (!flying && OF_AIR.has(id))) continue;
    const skipped = (id === 'second-out' && crew < 2) || (id === 'third-out' && crew < USUAL_CREW && landing === 'steppe');
    const usual = flying ? offsetMin : (groundMin ?? offsetMin);
    const either = [usual, uprightMin ?? usual];
    const likely = skipped ? 0 : either[upright ? 1 : 0]![0];
    const at: Offset = [
      from[0] + likely,
      from[1] + (skipped ? 0 : Math.min(...either.map(([, low]) => low))),
      from[2] + (skipped ? 0 : Math.max(...either.map(([, , high]) => high))),
    ];
    known.set(id, at);
    if (anchor === 'reach' || afterReach.has(anchor)) afterReach.add(id);
    const actual = actuals.find(({ post }) => post === id);
    const time = (minutes: number) => formatInstant(addSeconds(touchdown, minutes * 60));
    posts.push({
      id,
      time: time(at[0]),
      earliest: time(at[1]),
      latest: time(at[2]),
      fromTouchdownMin: Math.round(at[0] * 10) / 10,
      afterReach: afterReach.has(id),
      status,
      source,
      actual:
        actual === undefined
          ? null
          : {
              time: actual.time,
              fromTouchdownMin: Math.round(secondsBetween(touchdown, instantOf(actual.time)) / 6) / 10,
              source: actual.source,
              note: actual.note ?? null,
            },
    });
  }
  return posts.toSorted((a, b) => a.fromTouchdownMin - b.fromTouchdownMin);
}

/** The first team's way: to a place that is known, or after silence once the search has found it; null where no staged unit gets there. */
export function firstTeamOf({ placeKnown, firstOver, bySearch }: Reach, silent: boolean): Offset | null {
  const later = (key: keyof Quantiles): number | null => {
    const [known, searched] = [placeKnown[key], silent ? bySearch[key] : 0];
    return known === null || searched === null ? null : Math.max(known, searched);
  };
  const likely = later('p50');
  if (likely === null) return null;
  return [likely, Math.min(likely, firstOver.p50 ?? likely), later('p90') ?? likely];
}

/** The posts that hang on the first team, moved with it; without one they are gone. */
export function movePosts(posts: readonly Post[], from: Offset | null, to: Offset | null): readonly Post[] {
  if (from === null) return posts;
  return posts.flatMap((post): readonly Post[] => {
    if (!post.afterReach) return [post];
    if (to === null) return [];
    const moved = (time: string, i: 0 | 1 | 2) => formatInstant(addSeconds(instantOf(time), (to[i] - from[i]) * 60));
    return [
      {
        ...post,
        time: moved(post.time, 0),
        earliest: moved(post.earliest, 1),
        latest: moved(post.latest, 2),
        fromTouchdownMin: Math.round((post.fromTouchdownMin + to[0] - from[0]) * 10) / 10,
      },
    ];
  });
}

/** Times of our own reports and data files: one that cannot be read is a bug. */
export function instantOf(text: string): Instant {
  const read = parseInstant(text, 'recovery');
  if (!read.ok) throw new RangeError(`a time ${JSON.stringify(text)} in our own data`);
  return read.value;
}
