import { DAY_S, type Instant } from '../time/index.ts';
import type { Boarded, Fact, Left } from './fact.ts';
import type { Entry } from './station-record.ts';
import type { Timeline } from './timeline.ts';

/** One flight of one person, from launch to landing. */
export interface Stay {
  readonly person: string;
  readonly agency: string;
  readonly role: string;
  readonly up: string;
  readonly down: string | null;
  readonly leftAt: Instant | null;
  readonly launch: Entry;
  readonly landing: Entry | null;
  /** The facts it follows from, as they came: boarded, launched, left, landed. */
  readonly facts: readonly string[];
}

const MINUTE_S = 60;
const HOUR_S = 3600;

/** Every stay of everybody, by person, in time order. Who has not landed in this timeline has no landing. */
export function staysIn({ entries }: Timeline): ReadonlyMap<string, readonly Stay[]> {
  const launches = new Map<string, Entry>();
  const landings = new Map<string, Entry>();
  const downs = new Map<string, Entry[]>();
  const ups: { readonly fact: Boarded; readonly entry: Entry }[] = [];
  for (const entry of entries) {
    const { fact } = entry;
    if (fact.type === 'launched') launches.set(fact.flight, entry);
    else if (fact.type === 'landed') landings.set(fact.flight, entry);
    else if (fact.type === 'left') (downs.get(fact.person) ?? put(downs, fact.person)).push(entry);
    else if (fact.type === 'boarded') ups.push({ fact, entry });
  }
  const stays = new Map<string, Stay[]>();
  for (const { fact, entry } of ups) {
    const launch = launches.get(fact.flight);
    if (launch === undefined) continue;
    const leaving = downs.get(fact.person)?.find(({ moment }) => moment >= entry.moment);
    const left = leaving?.fact as Left | undefined;
    const landing = left === undefined ? null : (landings.get(left.flight) ?? null);
    const facts = [fact.id, launch.fact.id, ...(left === undefined ? [] : [left.id]), ...(landing === null ? [] : [landing.fact.id])];
    const stay: Stay = {
      person: fact.person,
      agency: fact.agency,
      role: fact.role,
      up: fact.flight,
      down: left?.flight ?? null,
      leftAt: leaving?.moment ?? null,
      launch,
      landing,
      facts,
    };
    (stays.get(fact.person) ?? put(stays, fact.person)).push(stay);
  }
  return stays;
}

function put<T>(lists: Map<string, T[]>, key: string): T[] {
  const list: T[] = [];
  lists.set(key, list);
  return list;
}

/**
 * Whole seconds from launch to landing, or so far. Both ends are cut to the second, as the published durations cut them, and leap seconds
 * inside the flight count, for instants are TAI.
 */
export function staySeconds({ launch, landing }: Stay, at: Instant): number {
  const end = landing !== null && landing.moment <= at ? landing.moment : at;
  return Math.max(0, wholeSecond(end) - wholeSecond(launch.moment));
}

/**
 * TAI and UTC are whole seconds apart, so a whole second of one is a whole second of the other. A time printed to the millisecond is known
 * to one: 34.999 is the 35th second.
 */
const wholeSecond = (instant: Instant): number => Math.floor(instant + 1.1e-3);

export function hasLanded({ landing }: Stay, at: Instant): boolean {
  return landing !== null && landing.moment <= at;
}

/** Those of its facts that had come about by `at`. */
export function stayFacts(stay: Stay, at: Instant): readonly string[] {
  if (hasLanded(stay, at)) return stay.facts;
  return stay.facts.slice(0, stay.leftAt !== null && stay.leftAt <= at ? 3 : 2);
}

/** What part of a duration is sure: days where an end is known to the day, minutes at the finest, for sources seldom agree on the second. */
export type Fineness = 'day' | 'minute';

export function stayFineness({ launch, landing }: Stay): Fineness {
  const rough = (fact: Fact | undefined) => fact !== undefined && !['millisecond', 'second', 'minute'].includes(fact.precision);
  return rough(launch.fact) || rough(landing?.fact) ? 'day' : 'minute';
}

/** `355 d 3 h 45 m`, cut and not rounded. */
export function durationText(seconds: number, fineness: Fineness = 'minute'): string {
  const days = Math.floor(seconds / DAY_S);
  if (fineness === 'day') return `${days} d`;
  return `${days} d ${Math.floor((seconds % DAY_S) / HOUR_S)} h ${Math.floor((seconds % HOUR_S) / MINUTE_S)} m`;
}
