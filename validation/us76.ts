import { geometricFromGeopotentialM, us76 } from '../src/earth/index.ts';
import { type CheckResult, worst } from './check.ts';
import figures from './figures/us76.json' with { type: 'json' };

const AGAINST = 'U.S. Standard Atmosphere 1976, tables I and VIII';

export function checkUs76(): readonly CheckResult[] {
  const low = figures.low.rows.map(([geopotentialM, temperatureK, pressurePa, densityKgM3]) => {
    // Just below 86 km where the table's last row stands on the boundary.
    const air = us76(Math.min(85_999.99, geometricFromGeopotentialM(geopotentialM!)));
    return [
      air.temperatureK / temperatureK! - 1,
      (air.pressurePa ?? Number.NaN) / pressurePa! - 1,
      densityKgM3 === null ? 0 : air.densityKgM3 / densityKgM3! - 1,
    ] as const;
  });
  const column = (i: 0 | 1 | 2) => 100 * worst(low.map((row) => row[i]));
  const high = figures.high.rows.map(([altitudeM, temperatureK, densityKgM3]) => {
    const air = us76(altitudeM!);
    return [temperatureK === null ? 0 : air.temperatureK / temperatureK! - 1, air.densityKgM3 / densityKgM3! - 1] as const;
  });
  return [
    { check: 'US76 to 86 km', against: AGAINST, quantity: 'temperature', unit: '%', reached: column(0), gate: 0.05 },
    { check: 'US76 to 86 km', against: AGAINST, quantity: 'pressure', unit: '%', reached: column(1), gate: 0.01 },
    { check: 'US76 to 86 km', against: AGAINST, quantity: 'density', unit: '%', reached: column(2), gate: 0.01 },
    {
      check: 'US76 to 1000 km',
      against: AGAINST,
      quantity: 'temperature',
      unit: '%',
      reached: 100 * worst(high.map((row) => row[0])),
      gate: 0.02,
    },
    {
      check: 'US76 to 1000 km',
      against: AGAINST,
      quantity: 'density at the anchors',
      unit: '%',
      reached: 100 * worst(high.map((row) => row[1])),
      gate: 0.02,
    },
  ];
}
