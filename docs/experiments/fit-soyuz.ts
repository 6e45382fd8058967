/**
 * How the three fitted parameters of Soyuz were found: early and late bank of the reference, and the time under the drogue, by a scan over
 * their bounds on all shipped landings published to the second and the MS-11 timeline at once.
 *
 *   node docs/experiments/fit-soyuz.ts
 *
 * What is made least is the mean size of the touchdown errors plus the mean size of the timeline's errors, seconds, among the settings
 * whose timeline errors are all under 10 s and whose MS-11 peak is 4 g or more, as published. That sum is flat: of the settings within half a
 * second of the least, the one with the smallest median error of the landings is taken.
 */
import soyuz from '../../data/vehicles/soyuz-ms.json' with { type: 'json' };
import { type ReturnRequest, flyReturn, vehicleFromData } from '../../src/flight/index.ts';
import figures from '../../validation/figures/soyuz.json' with { type: 'json' };
import { must, shippedRequests } from '../../validation/shipped.ts';

const FULL_AFTER_REEFED_S = 5;
const FLAT_S = 0.5;

function withParameters(request: ReturnRequest, earlyDeg: number, lateDeg: number, drogueS: number): ReturnRequest {
  const data = structuredClone(soyuz);
  data.guidance.earlyBankDeg.value = earlyDeg;
  data.guidance.lateBankDeg.value = lateDeg;
  for (const stage of data.parachute.stages) {
    if (stage.name === 'main, reefed') stage.afterCommandS.value = drogueS;
    if (stage.name === 'main, full') stage.afterCommandS.value = drogueS + FULL_AFTER_REEFED_S;
  }
  return { ...request, vehicle: vehicleFromData(data) };
}

const requests = [...(await shippedRequests()).values()].filter(({ actual }) => actual !== null && actual.touchdownPrecisionS < 1);
const meanSize = (errors: readonly number[]) => errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;

const tried: { text: string; sum: number; medianS: number; allowed: boolean }[] = [];
for (let earlyDeg = 49; earlyDeg <= 53; earlyDeg += 0.5)
  for (let lateDeg = 58; lateDeg <= 62; lateDeg += 1)
    for (let drogueS = 30; drogueS <= 34; drogueS += 0.5) {
      const landings: number[] = [];
      let timeline: readonly number[] = [];
      let peakG = 0;
      for (const request of requests) {
        const { report } = must(flyReturn(withParameters(request, earlyDeg, lateDeg, drogueS), false));
        landings.push(report.actual!.touchdownErrorS);
        if (request.flight !== 'soyuz-ms-11') continue;
        peakG = report.peakLoadG;
        timeline = figures.ms11.rows.flatMap(([name, seconds]) => {
          const event = report.events.find((candidate) => candidate.name === name);
          return event === undefined ? [] : [event.sinceBurnS - Number(seconds)];
        });
      }
      const median = landings.map(Math.abs).toSorted((a, b) => a - b);
      const worstS = Math.max(...timeline.map(Math.abs));
      tried.push({
        sum: meanSize(landings) + meanSize(timeline),
        medianS: (median[3]! + median[4]!) / 2,
        allowed: worstS < 10 && peakG >= 4,
        text: `bank ${earlyDeg} then ${lateDeg} deg, drogue ${drogueS} s: landings mean ${meanSize(landings).toFixed(1)} median ${((median[3]! + median[4]!) / 2).toFixed(1)} worst ${median.at(-1)!.toFixed(1)} s, MS-11 mean ${meanSize(timeline).toFixed(1)} worst ${worstS.toFixed(1)} s, peak ${peakG.toFixed(2)} g`,
      });
    }
const best = tried.filter(({ allowed }) => allowed).toSorted((a, b) => a.sum - b.sum);
const flat = best.filter(({ sum }) => sum < best[0]!.sum + FLAT_S).toSorted((a, b) => a.medianS - b.medianS);
console.log(`${tried.length} settings, ${best.length} within the published timeline, ${flat.length} as good as the best; by median:`);
for (const { text, sum } of flat) console.log(`${sum.toFixed(2)}  ${text}`);
