import { clockText } from '../presentation/index.ts';
import type { Footprint, ModeFootprint } from '../workflows/return/index.ts';
import type { Door } from './command.ts';
import { say } from './say.ts';
import { emphasise, latLon, printTable } from './table.ts';

export const ZONE_TITLES: Readonly<Record<ModeFootprint['mode'], string>> = {
  guided: 'guided',
  ballistic: 'ballistic from the start',
  'late-failure': 'guidance lost on the way',
  'reserve-parachute': 'reserve parachute',
};
const DRIVERS_SHOWN = 12;
const LEAST_SHARE = 0.0005;

/** The footprint for a person: the zones, the ground, what decides it. */
export function printFootprint(footprint: Footprint, door: Door): void {
  const { samples, failed, seed, modes, actual, statistics } = footprint;
  door.print(
    emphasise(door, 'bold', `Footprint: ${samples} samples, ${failed} of them never came down, seed ${seed}${endedText(footprint)}`),
  );
  printTable(
    door,
    ['zone', 'chance', 'samples', 'centre', 'from target', 'ellipse', 'semi-axes', 'azimuth', 'area', 'cover', 'R95'],
    modes.flatMap((mode) => modeRows(mode, footprint.confidence)),
    [1, 2, 4, 5, 7, 8, 9, 10],
  );
  door.print('');
  printGround(footprint, door);
  printDrivers(footprint, door);
  if (actual !== undefined)
    door.print(
      `\nThe real landing, ${latLon(actual.latitudeDeg, actual.longitudeDeg)}, lies ${actual.distanceFromCentreKm.toFixed(1)} km from the centre, on the ellipse of ${percent(actual.atProbability)}: ${actual.inside['95'] ? 'inside' : 'outside'} that of 95 %.`,
    );
  door.print(
    emphasise(
      door,
      'dim',
      `\nEllipses are those of a two-dimensional Gaussian (three sigma would be 98.9 %), cover is the share of samples inside. Up to ${statistics.exactUpTo} samples all numbers are exact, beyond quantiles come from sketches (${percent(statistics.sketchRelativeError)}) and ${statistics.exactUpTo} chosen samples.`,
    ),
  );
  for (const warning of footprint.warnings) door.print(emphasise(door, 'yellow', `! ${say(warning, door)}`));
}

function endedText({ ended, r95RelativePrecision }: Footprint): string {
  const known = r95RelativePrecision === null ? '' : `, 95 % radius known to ${percent(r95RelativePrecision)}`;
  return `${ended === 'interrupted' ? ', interrupted' : ended === 'precision' ? ', ended by the precision asked for' : ''}${known}`;
}

function modeRows(mode: ModeFootprint, confidence: number): readonly (readonly string[])[] {
  const first = ellipseOf(mode, confidence);
  const others = mode.ellipses.filter((ellipse) => ellipse !== first);
  const axes = ({ probability, semiMajorKm, semiMinorKm, azimuthDeg, areaKm2, empiricalCover }: (typeof others)[number]) => [
    percent(probability),
    `${semiMajorKm.toFixed(1)} x ${semiMinorKm.toFixed(1)} km`,
    `${azimuthDeg.toFixed(0)} deg`,
    `${areaKm2.toFixed(0)} km2`,
    percent(empiricalCover),
  ];
  return [
    [
      ZONE_TITLES[mode.mode],
      percent(mode.weight),
      `${mode.samples}`,
      latLon(mode.centre.latitudeDeg, mode.centre.longitudeDeg),
      `${mode.fromTarget.distanceKm.toFixed(1)} km ${mode.fromTarget.azimuthDeg.toFixed(0)} deg`,
      ...axes(first),
      `${mode.radiusKm.r95.toFixed(1)} km`,
    ],
    ...(mode.mode === 'guided' ? others.map((ellipse) => ['', '', '', '', '', ...axes(ellipse), '']) : []),
    ...(mode.bands ?? []).map(({ fromKm, toKm, samples, centre, ellipses }) => [
      `  lost at ${fromKm}-${toKm} km`,
      '',
      `${samples}`,
      latLon(centre.latitudeDeg, centre.longitudeDeg),
      '',
      ...axes(ellipseOf({ ellipses }, confidence)),
      '',
    ]),
  ];
}

/** The one asked for; of a run that another program wrote, the nearest to it. */
function ellipseOf({ ellipses }: Pick<ModeFootprint, 'ellipses'>, confidence: number): ModeFootprint['ellipses'][number] {
  return ellipses.toSorted((a, b) => Math.abs(a.probability - confidence) - Math.abs(b.probability - confidence))[0]!;
}

function printGround(
  { touchdownTime, peakLoadG, verticalSpeedMps, horizontalSpeedMps, onItsSideProbability, touchdown }: Footprint,
  door: Door,
): void {
  const range = ({ p05, p50, p95 }: typeof peakLoadG, unit: string, decimals: number) =>
    `${p50.toFixed(decimals)} ${unit}, nine times in ten ${p05.toFixed(decimals)} to ${p95.toFixed(decimals)}`;
  const fact = (name: string, text: string) => door.print(`  ${name.padEnd(16)} ${text}`);
  fact(
    'touchdown',
    `${clockText(touchdownTime.mean)}Z, sigma ${touchdownTime.sigmaS.toFixed(0)} s, nine times in ten ${clockText(touchdownTime.p05)} to ${clockText(touchdownTime.p95)}`,
  );
  fact('peak load', range(peakLoadG, 'g', 2));
  fact('sink at contact', range(verticalSpeedMps, 'm/s', 1));
  fact('drift at contact', range(horizontalSpeedMps, 'm/s', 1));
  const pulled = touchdown.pulledOverProbability === null ? '' : `, ${percent(touchdown.pulledOverProbability)} pulled over by the canopy`;
  fact('ends on its side', onItsSideProbability === null ? 'not modelled for this vehicle' : `${percent(onItsSideProbability)}${pulled}`);
  fact('', touchdown.note);
}

export function printDrivers({ drivers, unexplainedShare }: Footprint, door: Door, most = DRIVERS_SHOWN, leastShare = LEAST_SHARE): void {
  const shown = drivers.filter(({ shareOfVariance }) => shareOfVariance >= leastShare).slice(0, most);
  if (shown.length === 0) return;
  door.print('');
  printTable(
    door,
    ['what decides the place', 'share', 'along', 'across', 'time', 'peak load', 'drift'],
    [
      ...shown.map(({ about, shareOfVariance, shares }) => [
        about,
        percent(shareOfVariance),
        ...[shares.along, shares.across, shares.touchdownTime, shares.peakLoad, shares.horizontalSpeed].map(percent),
      ]),
      ['no one of them in a straight line', percent(unexplainedShare), '', '', '', '', ''],
    ],
    [1, 2, 3, 4, 5, 6],
  );
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}
