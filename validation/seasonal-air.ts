import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AIR_CHANNELS, AIR_DENSITY, AIR_LN_PRESSURE, AIR_SOUND_SPEED, type AirTable, sampleAir, seasonalAir } from '../src/earth/index.ts';
import { type Instant, addSeconds, secondsBetween } from '../src/time/index.ts';
import { type CheckResult, worst } from './check.ts';
import figures from './figures/nrlmsise.json' with { type: 'json' };
import { instant } from './shipped.ts';

/** Of dry air: US76's R* over its molar mass at sea level, and its ratio of specific heats. */
const GAS_CONSTANT = 8314.32 / 28.9644;
const HEAT_RATIO = 1.4;
/** US76 has it at 10.86 km, near the published 10.8 km of the parachute command. */
const COMMAND_PA = 23_200;
const SITE_DEG = 47.3;

/** Seasonal air at the nodes of the model it is made from, and where it puts the pressure of the parachute command. */
export function checkSeasonalAir(reference?: string): readonly CheckResult[] {
  const rows = reference === undefined ? figures.rows : wholeFile(reference);
  const months = new Map<number, AirTable>();
  const here = new Float64Array(AIR_CHANNELS);
  const densities: number[] = [];
  const temperatures: number[] = [];
  for (const [month, latitudeDeg, altitudeKm, densityKgM3, temperatureK] of rows) {
    const air = months.get(month!) ?? seasonalAir(midMonth(month!));
    months.set(month!, air);
    sampleAir(air, altitudeKm! * 1000, Math.sin((latitudeDeg! * Math.PI) / 180), here);
    densities.push(here[AIR_DENSITY]! / densityKgM3! - 1);
    temperatures.push(here[AIR_SOUND_SPEED]! ** 2 / (HEAT_RATIO * GAS_CONSTANT) / temperatureK! - 1);
  }
  const against = `NRLMSISE-00, ${rows.length} nodes at mid-month`;
  const check = 'seasonal air';
  const level = (month: number) => levelOf(seasonalAir(midMonth(month))) / 1000;
  return [
    { check, against, quantity: 'density', unit: '%', reached: 100 * worst(densities), gate: 0.01 },
    { check, against, quantity: 'temperature', unit: '%', reached: 100 * worst(temperatures), gate: 0.04 },
    {
      check,
      against: 'plausibility: low in winter, about 10.6 km',
      quantity: 'level of 232 hPa over the site, January',
      unit: 'km',
      reached: level(1),
      lowGate: 10.4,
      gate: 10.8,
    },
    {
      check,
      against: 'plausibility: high in summer, about 11.1 km',
      quantity: 'level of 232 hPa over the site, July',
      unit: 'km',
      reached: level(7),
      lowGate: 10.9,
      gate: 11.3,
    },
  ];
}

/** Half of the month after its start, in a year of 365 days. */
function midMonth(month: number): Instant {
  const first = (n: number) => instant(n > 12 ? '2022-01-01T00:00:00Z' : `2021-${String(n).padStart(2, '0')}-01T00:00:00Z`);
  return addSeconds(first(month), secondsBetween(first(month), first(month + 1)) / 2);
}

function levelOf(air: AirTable): number {
  const here = new Float64Array(AIR_CHANNELS);
  let [low, high] = [5000, 20_000];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    sampleAir(air, middle, Math.sin((SITE_DEG * Math.PI) / 180), here);
    if (here[AIR_LN_PRESSURE]! > Math.log(COMMAND_PA)) low = middle;
    else high = middle;
  }
  return low;
}

function wholeFile(reference: string): readonly (readonly number[])[] {
  const [, ...lines] = readFileSync(join(reference, 'atmosphere/nrlmsise00-monthly.tsv'), 'utf8').trim().split('\n');
  return lines.map((line) => line.split('\t').map(Number));
}
