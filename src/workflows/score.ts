import { flyReturn } from '../flight/index.ts';
import { type Outcome, succeed } from '../outcome/index.ts';
import { resolveRequest } from './resolve-request.ts';
import { programVersion, shippedReturn, shippedReturnIds } from './shipped-data.ts';

/** One real landing, predicted from elements alone, against what was published. Errors are predicted minus actual. */
export interface Score {
  readonly flight: string;
  readonly name: string;
  readonly elementsEpoch: string;
  readonly elementsAgeHours: number;
  readonly burnStart: string;
  readonly burnStartErrorS: number | null;
  readonly burnStartPrecision: string;
  readonly touchdown: string;
  readonly actualTouchdown: string;
  readonly touchdownPrecision: string;
  readonly touchdownErrorS: number;
  readonly missKm: number | null;
  readonly guidanceMissKm: number | null;
  readonly peakLoadG: number;
}

export interface Scorecard {
  readonly schema: 'union-station/scorecard/1';
  readonly flights: readonly Score[];
  /** Over the landings published to the second or better. */
  readonly toTheSecond: {
    readonly count: number;
    readonly medianErrorS: number;
    readonly medianAbsoluteErrorS: number;
    readonly worstErrorS: number;
  };
  readonly toTheMinute: { readonly count: number; readonly worstErrorS: number };
  readonly medianMissKm: number;
  readonly leftOut: readonly { readonly flight: string; readonly why: string }[];
  readonly version: string;
}

/** `union scorecard`: every shipped landing that has elements. */
export async function score(): Promise<Outcome<Scorecard>> {
  const flights: Score[] = [];
  const leftOut: { flight: string; why: string }[] = [];
  for (const id of shippedReturnIds()) {
    const shipped = shippedReturn(id);
    if (!shipped.ok) return shipped;
    if (shipped.value.chosenElements === null) {
      leftOut.push({ flight: id, why: shipped.value.chosenElementsReason });
      continue;
    }
    const resolved = await resolveRequest({ flight: id });
    if (!resolved.ok) return resolved;
    const flown = flyReturn(resolved.value.request, false);
    if (!flown.ok) return flown;
    const { report } = flown.value;
    const { actual } = report;
    if (actual === undefined) throw new Error(`${id}: a shipped return without a landing`);
    flights.push({
      flight: id,
      name: shipped.value.name,
      elementsEpoch: report.elements.epoch,
      elementsAgeHours: report.elements.ageHours,
      burnStart: report.burn.start,
      burnStartErrorS: actual.burnStartErrorS,
      burnStartPrecision: shipped.value.burnStart.precision,
      touchdown: report.touchdown.time,
      actualTouchdown: actual.touchdownTime,
      touchdownPrecision: shipped.value.touchdown.precision,
      touchdownErrorS: actual.touchdownErrorS,
      missKm: actual.missKm,
      guidanceMissKm: report.guidance.missKm,
      peakLoadG: report.peakLoadG,
    });
  }
  flights.sort((a, b) => a.actualTouchdown.localeCompare(b.actualTouchdown));
  const seconds = flights.filter((flight) => flight.touchdownPrecision !== 'minute').map((flight) => flight.touchdownErrorS);
  const minutes = flights.filter((flight) => flight.touchdownPrecision === 'minute').map((flight) => flight.touchdownErrorS);
  return succeed({
    schema: 'union-station/scorecard/1',
    flights,
    toTheSecond: {
      count: seconds.length,
      medianErrorS: median(seconds),
      medianAbsoluteErrorS: median(seconds.map(Math.abs)),
      worstErrorS: farthest(seconds),
    },
    toTheMinute: { count: minutes.length, worstErrorS: farthest(minutes) },
    medianMissKm: median(flights.flatMap((flight) => (flight.missKm === null ? [] : [flight.missKm]))),
    leftOut,
    version: programVersion(),
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return Math.round(value * 100) / 100;
}

function farthest(values: readonly number[]): number {
  return values.reduce((worst, value) => (Math.abs(value) > Math.abs(worst) ? value : worst), 0);
}
