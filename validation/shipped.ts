import { type Return, type ReturnRequest, type TrackSample, flyReturn } from '../src/flight/index.ts';
import type { Outcome } from '../src/outcome/index.ts';
import { type Instant, addSeconds, parseInstant } from '../src/time/index.ts';
import { resolveRequest } from '../src/workflows/return/index.ts';
import { threadRunner } from '../src/runners/index.ts';
import { worldAt } from '../src/store/index.ts';
import { shippedReturn, shippedReturnIds } from '../src/workflows/shipped/index.ts';

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

export function instant(text: string): Instant {
  return must(parseInstant(text, 'validation'));
}

/** What is shipped does not depend on when it is asked; the day is that of the table's first writing. */
export const world = worldAt(instant('2026-11-25T00:00:00Z'));

/** Threads, with nobody to interrupt them or to be told how far they are. */
export const quietDoor = { runner: threadRunner, signal: new AbortController().signal, onProgress: () => {}, keeper: null };

/** The requests of every shipped return that has elements, by flight. */
export async function shippedRequests(): Promise<ReadonlyMap<string, ReturnRequest>> {
  const requests = new Map<string, ReturnRequest>();
  for (const id of shippedReturnIds(world)) {
    if (must(shippedReturn(world, id)).chosenElements !== null) requests.set(id, must(await resolveRequest(world, { flight: id })).request);
  }
  return requests;
}

export function report(request: ReturnRequest): Return {
  return must(flyReturn(request, false)).report;
}

export function eventOf(flown: Return, name: string): Return['events'][number] {
  const event = flown.events.find((candidate) => candidate.name === name);
  if (event === undefined) throw new Error(`no ${name}`);
  return event;
}

/** The track where it first falls through an altitude: straight between its samples, which are 2 s apart in entry. */
export function crossing(track: readonly TrackSample[], altitudeM: number): TrackSample {
  const i = track.findIndex((sample) => sample.altitudeM < altitudeM);
  const [above, below] = [track[i - 1], track[i]];
  if (above === undefined || below === undefined) throw new Error(`the track does not fall through ${altitudeM} m`);
  const share = (above.altitudeM - altitudeM) / (above.altitudeM - below.altitudeM);
  const mix = (value: (sample: TrackSample) => number) => value(above) + share * (value(below) - value(above));
  return {
    ...above,
    instant: addSeconds(above.instant, share * (below.sinceBurnS - above.sinceBurnS)),
    sinceBurnS: mix((sample) => sample.sinceBurnS),
    latitudeDeg: mix((sample) => sample.latitudeDeg),
    longitudeDeg: mix((sample) => sample.longitudeDeg),
    altitudeM,
    speedMps: mix((sample) => sample.speedMps),
    flightPathDeg: mix((sample) => sample.flightPathDeg),
  };
}
