import type { Instant } from '../time/index.ts';
import { type Career, careerOf } from './career.ts';
import { nameIn } from './say-fact.ts';
import { type Stay, durationText, hasLanded, stayFacts, stayFineness, staySeconds } from './stays.ts';
import type { View } from './view.ts';

export type RankingKind = 'single-flight' | 'career' | 'flights';

export interface RankingQuestion {
  readonly of: RankingKind;
  readonly at: Instant;
  /** The agency that the flight was flown for. */
  readonly agency?: string;
  /** ISO 3166 alpha-3. */
  readonly nationality?: string;
  readonly women?: boolean;
}

export interface RankingRow {
  readonly rank: number;
  readonly id: string;
  readonly name: string;
  readonly seconds: number;
  readonly text: string;
  readonly flights: number;
  readonly up: string | null;
  readonly upName: string | null;
  readonly down: string | null;
  readonly downName: string | null;
  readonly inFlight: boolean;
  /** Of a career: what its time counts. */
  readonly counts: Career['counts'];
  readonly through: Career['through'];
  readonly sources: readonly string[];
  readonly publishers: readonly string[];
  readonly facts: readonly string[];
}

/** A single flight that was longer than all before it, and the one it passed. */
export interface RecordStep {
  readonly holders: readonly string[];
  readonly names: readonly string[];
  readonly up: string;
  readonly down: string | null;
  readonly seconds: number;
  readonly text: string;
  /** Null while it lasts. */
  readonly landedAt: string | null;
  readonly broke: {
    readonly holders: readonly string[];
    readonly names: readonly string[];
    readonly seconds: number;
    readonly text: string;
  } | null;
  readonly facts: readonly string[];
}

type Filter = Pick<RankingQuestion, 'at' | 'agency' | 'nationality' | 'women'>;

function chosenStays({ record, staysByLanding }: View, { at, agency, nationality, women }: Filter): readonly Stay[] {
  return staysByLanding.filter((stay) => {
    if (stay.launch.moment > at) return false;
    if (agency !== undefined && stay.agency !== agency) return false;
    if (women === true && record.people.get(stay.person)?.sex !== 'female') return false;
    return nationality === undefined || (record.people.get(stay.person)?.nationalities.includes(nationality) ?? false);
  });
}

/** Who stands where at `at`, flights still under way counted so far; of the flights in this record, which are those to the station. */
export function rankAt(view: View, question: RankingQuestion): readonly RankingRow[] {
  const { of, at } = question;
  const chosen = chosenStays(view, question);
  const nameOf = nameIn(view.record);
  const groups = of === 'single-flight' ? chosen.map((stay) => [stay]) : [...Map.groupBy(chosen, ({ person }) => person).values()];
  const rows = groups.map((stays) => {
    const [first] = stays as [Stay, ...Stay[]];
    const career = of === 'career' && question.agency === undefined ? careerOf(view, stays, at) : null;
    const seconds = career?.seconds ?? stays.reduce((sum, stay) => sum + staySeconds(stay, at), 0);
    const single = of === 'single-flight';
    const down = single && hasLanded(first, at) ? first.down : null;
    return {
      id: first.person,
      name: view.record.people.get(first.person)?.name ?? first.person,
      seconds,
      text: career?.text ?? durationText(seconds, stays.some((stay) => stayFineness(stay) === 'day') ? 'day' : 'minute'),
      flights: stays.length,
      up: single ? first.up : null,
      upName: single ? nameOf(first.up) : null,
      down,
      downName: down === null ? null : nameOf(down),
      inFlight: stays.some((stay) => !hasLanded(stay, at)),
      counts: career?.counts ?? ('station' as const),
      through: career?.through ?? null,
      sources: career?.sources ?? [],
      publishers: career?.publishers ?? [],
      facts: stays.flatMap((stay) => stayFacts(stay, at)),
    };
  });
  const value = (row: { readonly seconds: number; readonly flights: number }) => (of === 'flights' ? row.flights : row.seconds);
  const sorted = rows.toSorted((a, b) => value(b) - value(a) || b.seconds - a.seconds || (a.id < b.id ? -1 : 1));
  let rank = 1;
  return sorted.map((row, i) => {
    if (i > 0 && value(sorted[i - 1]!) !== value(row)) rank = i + 1;
    return { rank, ...row };
  });
}

/** The longest single flights in the order in which each took the record over, as of `at`. Crewmates of one length hold it together. */
export function recordSteps(view: View, filter: Filter): readonly RecordStep[] {
  const { at } = filter;
  // Who is still up at `at` comes after all who had landed, and counts as far as `at`.
  const chosen = chosenStays(view, filter);
  const ended = [...chosen.filter((stay) => hasLanded(stay, at)), ...chosen.filter((stay) => !hasLanded(stay, at))];
  const nameOf = ({ person }: Stay) => view.record.people.get(person)?.name ?? person;
  const steps: RecordStep[] = [];
  for (const stay of ended) {
    const seconds = staySeconds(stay, at);
    const last = steps.at(-1);
    const landedAt = hasLanded(stay, at) ? (stay.landing?.fact.at ?? null) : null;
    if (last !== undefined && seconds === last.seconds && landedAt === last.landedAt) {
      steps[steps.length - 1] = {
        ...last,
        holders: [...last.holders, stay.person],
        names: [...last.names, nameOf(stay)],
        facts: [...new Set([...last.facts, ...stayFacts(stay, at)])],
      };
      continue;
    }
    if (last !== undefined && seconds <= last.seconds) continue;
    steps.push({
      holders: [stay.person],
      names: [nameOf(stay)],
      up: stay.up,
      down: landedAt === null ? null : stay.down,
      seconds,
      text: durationText(seconds, stayFineness(stay)),
      landedAt,
      broke: last === undefined ? null : { holders: last.holders, names: last.names, seconds: last.seconds, text: last.text },
      facts: stayFacts(stay, at),
    });
  }
  return steps;
}
