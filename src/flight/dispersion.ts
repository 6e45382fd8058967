/** What is dispersed: each parameter's place in the random numbers, and the lines of data that say how much. */
import { portableHypot, portablePower } from '../math/index.ts';
import { MASS_DEVIATES, WIND_DEVIATES } from '../earth/index.ts';
import type { Provenance } from '../math/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import type { FootprintMode } from './footprint.ts';
import type { Vehicle } from './vehicle.ts';

/** How a campaign is flown, as far as it decides which parameters act. */
export interface DispersionSetting {
  readonly vehicle: Vehicle;
  readonly mode: FootprintMode;
  /** Whether guidance steers to a target. */
  readonly steer: boolean;
}

interface ParameterKind {
  /** Its number in the counter of the random numbers; never given twice, never changed. */
  readonly number: number;
  readonly deviates: number;
  readonly unit: string;
  readonly about: string;
  /** Why it does not act in a setting, or null where it does. */
  readonly idle?: (setting: DispersionSetting) => Message | null;
}

const guidedOnly = ({ mode }: DispersionSetting) => (mode === 'ballistic' ? message('flight.idle-not-steered') : null);
const withDeparture = ({ vehicle }: DispersionSetting) => (vehicle.departure === null ? message('flight.idle-no-departure') : null);
const withCapsule = ({ vehicle }: DispersionSetting) => (vehicle.separationAltitudeM === null ? message('flight.idle-nothing-left') : null);

const soyuzOnly = ({ vehicle, steer }: DispersionSetting) =>
  vehicle.landing !== 'steppe' ? message('flight.idle-steppe-soyuz') : steer ? null : message('flight.idle-no-target');

const openedByTime = ({ vehicle, mode }: DispersionSetting) => {
  const stages = mode === 'reserve-parachute' ? (vehicle.reserveStages ?? []) : vehicle.stages;
  const main = stages.slice(stages.findIndex(({ event }) => event === 'main-parachute'));
  return main.some(({ afterCommandS }) => afterCommandS !== null) ? null : message('flight.idle-by-altitude');
};

const KINDS = {
  'target.alongTrackM': {
    number: 60,
    deviates: 1,
    unit: 'm',
    about: 'guidance aims beyond the target',
    idle: (setting) => guidedOnly(setting) ?? soyuzOnly(setting),
  },
  'target.crossTrackM': {
    number: 61,
    deviates: 1,
    unit: 'm',
    about: 'guidance aims left of the target',
    idle: (setting) => guidedOnly(setting) ?? soyuzOnly(setting),
  },
  'elements.alongTrackM': { number: 1, deviates: 1, unit: 'm', about: 'station ahead of its elements' },
  'elements.crossTrackM': { number: 2, deviates: 1, unit: 'm', about: 'station to the left of its elements' },
  'elements.radialM': { number: 3, deviates: 1, unit: 'm', about: 'station above its elements' },
  'departure.alongTrackMps': { number: 4, deviates: 1, unit: 'm/s', about: 'impulse away from the station', idle: withDeparture },
  'burn.startS': { number: 5, deviates: 1, unit: 's', about: 'burn starts late' },
  'burn.magnitudeFraction': { number: 6, deviates: 1, unit: '1', about: 'burn too strong, by scale' },
  'burn.magnitudeMps': { number: 7, deviates: 1, unit: 'm/s', about: 'burn too strong, at cut-off' },
  'burn.pitchDeg': { number: 8, deviates: 1, unit: 'deg', about: 'burn pitched up' },
  'burn.yawDeg': { number: 9, deviates: 1, unit: 'deg', about: 'burn yawed to the left' },
  'engine.thrustFraction': { number: 10, deviates: 1, unit: '1', about: 'engine thrust' },
  'ship.massFraction': { number: 11, deviates: 1, unit: '1', about: 'mass at the burn', idle: withCapsule },
  'capsule.massFraction': { number: 12, deviates: 1, unit: '1', about: 'mass at entry' },
  'aero.dragFraction': { number: 13, deviates: 1, unit: '1', about: 'drag coefficient' },
  'aero.liftToDragFraction': { number: 14, deviates: 1, unit: '1', about: 'lift over drag (trim)', idle: guidedOnly },
  'air.mass': { number: 20, deviates: MASS_DEVIATES, unit: '%', about: 'density, pressure and temperature by altitude' },
  'air.windEast': { number: 21, deviates: WIND_DEVIATES, unit: 'm/s', about: 'wind towards east by altitude' },
  'air.windNorth': { number: 22, deviates: WIND_DEVIATES, unit: 'm/s', about: 'wind towards north by altitude' },
  'navigation.alongTrackM': { number: 30, deviates: 1, unit: 'm', about: 'navigation along the track', idle: guidedOnly },
  'navigation.crossTrackM': { number: 31, deviates: 1, unit: 'm', about: 'navigation across the track', idle: guidedOnly },
  'navigation.speedMps': { number: 32, deviates: 1, unit: 'm/s', about: 'navigated speed', idle: guidedOnly },
  'navigation.altitudeRateMps': { number: 33, deviates: 1, unit: 'm/s', about: 'navigated altitude rate', idle: guidedOnly },
  'navigation.dragFraction': { number: 34, deviates: 1, unit: '1', about: 'measured drag', idle: guidedOnly },
  'guidance.bankDeg': { number: 35, deviates: 1, unit: 'deg', about: 'bank flown less bank believed', idle: guidedOnly },
  'parachute.commandAltitudeM': { number: 40, deviates: 1, unit: 'm', about: 'parachute command too high' },
  'parachute.sequenceS': { number: 41, deviates: 1, unit: 's', about: 'time under the drogue', idle: openedByTime },
  'parachute.fillFraction': { number: 42, deviates: 1, unit: '1', about: 'filling times of the canopies' },
  'parachute.drogueAreaFraction': { number: 43, deviates: 1, unit: '1', about: 'drag area of pilots and drogue' },
  'parachute.mainAreaFraction': { number: 44, deviates: 1, unit: '1', about: 'drag area of the main (or reserve) canopy' },
  'ground.heightM': {
    number: 50,
    deviates: 1,
    unit: 'm',
    about: 'height of the ground',
    idle: ({ vehicle }) => (vehicle.landing === 'splash' ? message('flight.idle-sea-level') : null),
  },
} as const satisfies Readonly<Record<string, ParameterKind>>;

export type ParameterName = keyof typeof KINDS;
export const PARAMETER_NAMES = Object.keys(KINDS) as readonly ParameterName[];

export function parameterKind(name: ParameterName): ParameterKind {
  return KINDS[name];
}

/** Standard deviation that grows with the age t (days) of elements: sqrt(s0^2 + (a t^exponent)^2), metres. */
export interface Growth {
  readonly s0M: number;
  readonly aM: number;
  readonly exponent: number;
}

/** One line of a dispersion file: exactly one of `sigma`, `growth` and `profile`. */
export interface DispersionSpec extends Provenance {
  readonly parameter: ParameterName;
  readonly sigma?: number;
  /** Of the deviate, in the parameter's unit; left out, 0. The nominal flight has none of it. */
  readonly mean?: number;
  readonly growth?: { readonly quiet: Growth; readonly disturbed: Growth };
  readonly profile?: string;
  /** Within which the number is thought to lie. */
  readonly bounds?: readonly [low: number, high: number];
}

/** A dispersion file, read. */
export interface Dispersions {
  readonly id: string;
  readonly lines: readonly DispersionSpec[];
  readonly failureAltitude: { readonly fromKm: number; readonly toKm: number } & Provenance;
  readonly modes: {
    readonly about?: string;
    readonly counts: Readonly<Record<FootprintMode, number>>;
    readonly status?: string;
    readonly source: string;
  };
}

/** A dispersion file as it stands: what it leaves out is as in the standard one. */
export interface DispersionsFile extends Pick<Dispersions, 'lines'>, Partial<Omit<Dispersions, 'lines'>> {
  readonly about?: string;
}

const AIR_PROFILE = 'data/dispersions/air.json';

/** The dispersions of a file that is of its shape; what it leaves out of `failureAltitude` and `modes` comes from `standard`. */
export function dispersionsFromFile(file: DispersionsFile, where: string, standard: Dispersions | null): Outcome<Dispersions> {
  for (const [i, line] of file.lines.entries()) {
    const fault = lineFault(line, `${where}.lines[${i}]`);
    if (fault !== null) return fault;
    if (file.lines.findIndex(({ parameter }) => parameter === line.parameter) < i)
      return fail(`${where}.lines[${i}]`, message('flight.parameter-once'), line.parameter);
  }
  const failureAltitude = file.failureAltitude ?? standard?.failureAltitude;
  const modes = file.modes ?? standard?.modes;
  if (failureAltitude === undefined || failureAltitude.toKm <= failureAltitude.fromKm)
    return fail(`${where}.failureAltitude`, message('flight.from-below-to'), JSON.stringify(failureAltitude ?? null));
  if (modes === undefined) return fail(`${where}.modes`, message('flight.mode-counts'), message('flight.nothing'));
  return succeed({ id: file.id ?? where, lines: file.lines, failureAltitude, modes });
}

function lineFault({ parameter, sigma, mean, growth, profile }: DispersionSpec, where: string): ReturnType<typeof fail> | null {
  const given = [sigma, growth, profile].filter((each) => each !== undefined).length;
  if (given !== 1) return fail(where, message('flight.one-spread'), message('flight.of-them', { count: given }));
  const isAir = parameter.startsWith('air.');
  if (profile !== undefined && (!isAir || profile !== AIR_PROFILE))
    return fail(
      `${where}.profile`,
      isAir ? message('flight.profile-is', { profile: AIR_PROFILE }) : message('flight.sigma'),
      JSON.stringify(profile),
    );
  if (isAir && profile === undefined)
    return fail(
      where,
      message('flight.profile-of-air', { profile: AIR_PROFILE }),
      message('flight.sigma'),
      message('flight.leave-air-out'),
    );
  if (growth !== undefined && !parameter.startsWith('elements.'))
    return fail(`${where}.growth`, message('flight.sigma'), JSON.stringify(growth));
  if (mean !== undefined && sigma === undefined) return fail(`${where}.mean`, message('flight.mean-beside-sigma'), JSON.stringify(mean));
  return null;
}

/** A line in a campaign: its standard deviation for this flight, and where its deviates stand in a sample's vector. */
export interface AppliedLine extends DispersionSpec {
  /** In the parameter's unit; 1 for a profile, whose deviates are standard. */
  readonly standardDeviation: number;
  readonly at: number;
  readonly count: number;
}

/**
 * The lines that act in a setting, and those that do not with the reason. A line of the user's own that does not act is a failure:
 * nothing given is passed over in silence.
 */
export function applyDispersions(
  { lines }: Dispersions,
  setting: DispersionSetting,
  elements: { readonly ageDays: number; readonly disturbed: boolean },
  ownFile: boolean,
): Outcome<{ readonly applied: readonly AppliedLine[]; readonly idle: readonly { readonly parameter: string; readonly why: Message }[] }> {
  const applied: AppliedLine[] = [];
  const idle: { parameter: string; why: Message }[] = [];
  let at = 0;
  for (const [i, line] of lines.entries()) {
    const { deviates, idle: idleIn } = parameterKind(line.parameter);
    const why = idleIn?.(setting) ?? null;
    if (why !== null && ownFile)
      return fail(
        `dispersions.lines[${i}]`,
        message('flight.parameter-that-acts', { mode: setting.mode, vehicle: setting.vehicle.name }),
        message('flight.parameter-idle', { parameter: line.parameter, why }),
        message('flight.leave-line-out'),
      );
    if (why !== null) {
      idle.push({ parameter: line.parameter, why });
      continue;
    }
    applied.push({ ...line, standardDeviation: standardDeviation(line, elements), at, count: deviates });
    at += deviates;
  }
  return succeed({ applied, idle });
}

function standardDeviation(
  { sigma, growth }: DispersionSpec,
  { ageDays, disturbed }: { readonly ageDays: number; readonly disturbed: boolean },
): number {
  if (growth === undefined) return sigma ?? 1;
  const { s0M, aM, exponent } = disturbed ? growth.disturbed : growth.quiet;
  return portableHypot(s0M, aM * portablePower(Math.abs(ageDays), exponent));
}
