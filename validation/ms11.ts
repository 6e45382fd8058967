import { flyReturn } from '../src/flight/index.ts';
import { type CheckResult, worst } from './check.ts';
import figures from './figures/soyuz.json' with { type: 'json' };
import { crossing, eventOf, must, shippedRequests } from './shipped.ts';

const ENTRY_M = 99_700;

/** Soyuz MS-11 from elements 9.7 h old and its target alone, against the timeline published before the landing. */
export async function checkMs11(): Promise<readonly CheckResult[]> {
  const { report, track } = must(flyReturn((await shippedRequests()).get('soyuz-ms-11')!, true));
  const entryS = crossing(track, ENTRY_M).sinceBurnS;
  const times: number[] = [];
  const altitudes: number[] = [];
  const told: string[] = [];
  for (const [event, seconds, altitudeKm] of figures.ms11.rows as unknown as readonly (readonly [string, number, number | null])[]) {
    const flown = event.startsWith('entry') ? { sinceBurnS: entryS, altitudeKm: ENTRY_M / 1000 } : eventOf(report, event);
    times.push(flown.sinceBurnS - seconds);
    told.push(`${event} ${(flown.sinceBurnS - seconds).toFixed(1)} s`);
    if (altitudeKm !== null) altitudes.push(flown.altitudeKm - altitudeKm);
  }
  const against = 'Canadian Space Agency, timeline of Soyuz MS-11';
  const check = 'MS-11 timeline';
  return [
    { check, against, quantity: 'every event, from burn start', unit: 's', reached: worst(times), gate: 10, note: told.join(', ') },
    { check, against, quantity: 'altitude of events', unit: 'km', reached: worst(altitudes), gate: 1 },
    { check, against, quantity: 'peak load, published 4-5', unit: 'g', reached: report.peakLoadG, lowGate: 4, gate: 5 },
  ];
}
