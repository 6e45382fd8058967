import { WGS84, ecefFromGeodetic, geodesicBetween, localAxes } from '../src/earth/index.ts';
import {
  type Deorbited,
  type OpenPlan,
  offsetFrom,
  checkedEphemeris,
  deorbitAt,
  flyEntry,
  flyReference,
  flyReturn,
  planFor,
} from '../src/flight/index.ts';
import { RAD_PER_DEG, type Vector3, add, cross, scale, turnAxesZ } from '../src/math/index.ts';
import { addSeconds, greenwichMeanSiderealRad, secondsBetween } from '../src/time/index.ts';
import type { CheckResult } from './check.ts';
import figures from './figures/soyuz.json' with { type: 'json' };
import { crossing, eventOf, instant, must, shippedRequests } from './shipped.ts';

/** Near the angle that our entries from elements have at 99.7 km. */
const STEEPER_DEG = -1.7;

const AGAINST = 'flight-control screens of MS-03 and MS-05';

/**
 * Entry and parachute states as flight control showed them. MS-03 is flown from elements; both flights are also flown from the published
 * entry state itself, guided to the published parachute point.
 */
export async function checkSoyuzStates(): Promise<readonly CheckResult[]> {
  const requests = await shippedRequests();
  const { report, track } = must(flyReturn(requests.get('soyuz-ms-03')!, true));
  const { entry, command } = figures.states.ms03;
  const at = crossing(track, entry.altitudeKm * 1000);
  const parachute = eventOf(report, 'parachute-command');
  const check = 'MS-03 from elements';
  const results: CheckResult[] = [
    { check, against: AGAINST, quantity: 'speed at 99.7 km', unit: 'm/s', reached: Math.abs(at.speedMps - entry.speedMps), gate: 5 },
    {
      check,
      against: AGAINST,
      quantity: 'place at 99.7 km',
      unit: 'km',
      reached: geodesicBetween(at, entry).distanceM / 1000,
      gate: 12,
      note: `${Math.abs(secondsBetween(instant(entry.time), at.instant)).toFixed(1)} s ${at.instant < instant(entry.time) ? 'before' : 'after'} the second shown`,
    },
    {
      check,
      against: AGAINST,
      quantity: 'flight-path angle at 99.7 km',
      unit: 'deg',
      reached: Math.abs(at.flightPathDeg - entry.flightPathDeg),
      gate: 0.2,
      wanted: '0.1 deg',
      note: 'The screen printed one decimal. The published times of MS-11 (139.9 km to 99.7 km in 171 s, on to 80.4 km in 89 s) give a descent of 217 to 235 m/s, -1.70 deg at 7.62 km/s, which we meet within 0.1 deg; -1.5 deg would be 199 m/s.',
    },
    {
      check,
      against: AGAINST,
      quantity: 'speed at the parachute command',
      unit: 'm/s',
      reached: Math.abs(parachute.speedMps - command.speedMps),
      gate: 15,
    },
    {
      check,
      against: AGAINST,
      quantity: 'parachute point',
      unit: 'km',
      reached: geodesicBetween(parachute, command).distanceM / 1000,
      gate: 18,
      wanted: '15 km',
      note: 'Flight control put the command 20 km short of the target, to the south-west, in June and in December alike; the descent in the climatological wind moves us 7 km. South-westerly wind of 12 m/s at 850 hPa growing to 35 m/s at 250 hPa, given with --wind, moves it 16 km, so their wind is the likely reason.',
    },
  ];
  for (const [name, flight] of [
    ['MS-03', figures.states.ms03],
    ['MS-05', figures.states.ms05],
  ] as const)
    results.push(...(await fromEntry(name, flight)));
  return results;
}

/** From the published entry state, guided to the published parachute point. */
async function fromEntry(name: string, state: typeof figures.states.ms03): Promise<readonly CheckResult[]> {
  const shown = await flyFrom(state);
  const steeper = await flyFrom({ ...state, entry: { ...state.entry, flightPathDeg: STEEPER_DEG } });
  const check = `${name} from its published entry state`;
  return [
    {
      check,
      against: AGAINST,
      quantity: 'parachute point',
      unit: 'km',
      reached: shown.missKm,
      gate: 3,
      note: `steered to this very point, the stored programme of bank moved by ${shown.shiftDeg.toFixed(1)} deg to end abeam of it: this tells that guidance closes, not that the bank was foreseen`,
    },
    {
      check,
      against: AGAINST,
      quantity: 'speed at the parachute command',
      unit: 'm/s',
      reached: Math.abs(shown.speedErrorMps),
      gate: 15,
    },
    {
      check,
      against: AGAINST,
      quantity: 'time from entry to command',
      unit: 's',
      reached: Math.abs(shown.shorterS),
      gate: 36,
      note: `ours is ${shown.shorterS.toFixed(0)} s shorter from the ${state.entry.flightPathDeg} deg shown; from ${STEEPER_DEG} deg, as our own entries from elements come in, ${steeper.shorterS.toFixed(0)} s, and the bank moves by ${steeper.shiftDeg.toFixed(1)} deg instead of ${shown.shiftDeg.toFixed(1)}. The tenth printed covers -1.45 to -1.55 only: why the screen is flatter is not known.`,
    },
  ];
}

interface FlownFrom {
  readonly missKm: number;
  readonly speedErrorMps: number;
  /** By how much our time from entry to the command is shorter. */
  readonly shorterS: number;
  /** How far the stored programme of bank was moved. */
  readonly shiftDeg: number;
}

async function flyFrom({ entry, command }: typeof figures.states.ms03): Promise<FlownFrom> {
  const template = (await shippedRequests()).get('soyuz-ms-03')!;
  const start = instant(entry.time);
  const plan = must(planFor({ ...template, burnStart: start, after: null }));
  const aimPlace = ecefFromGeodetic({ ...command, altitudeM: 0 });
  const length = Math.hypot(...aimPlace);
  const aim = Float64Array.from(aimPlace, (x) => x / length);
  // The published state in the axes of the flight, at the entry's own instant.
  const { east, north, up } = localAxes(entry);
  const along = entry.speedMps * Math.cos(entry.flightPathDeg * RAD_PER_DEG);
  const heading = entry.headingDeg * RAD_PER_DEG;
  const level = add(scale(north, along * Math.cos(heading)), scale(east, along * Math.sin(heading)));
  const fixedVelocity = add(level, scale(up, entry.speedMps * Math.sin(entry.flightPathDeg * RAD_PER_DEG)));
  const fixed = ecefFromGeodetic({ ...entry, altitudeM: entry.altitudeKm * 1000 });
  const sidereal = greenwichMeanSiderealRad(start);
  const position = turnAxesZ(fixed, -sidereal);
  const velocity = turnAxesZ(add(fixedVelocity, cross([0, 0, WGS84.rotationRadS], fixed)), -sidereal);
  const deorbited = placed(template, plan, position, velocity, start);
  // The bank that reaches the point: the stored programme is moved as a whole until its end lies abeam of it.
  const withBank = (shiftDeg: number): Deorbited => {
    const { earlyCos, lateCos } = plan.vehicle.bankProgramme;
    const shifted = (cos: number) => Math.cos(Math.acos(cos) + shiftDeg * RAD_PER_DEG);
    const vehicle = {
      ...plan.vehicle,
      bankProgramme: { ...plan.vehicle.bankProgramme, earlyCos: shifted(earlyCos), lateCos: shifted(lateCos) },
    };
    return { ...deorbited, craft: { ...deorbited.craft, plan: { ...deorbited.craft.plan, vehicle } } };
  };
  let [low, high] = [-30, 25];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    const reference = flyReference(withBank(middle));
    const { aheadM } = offsetFrom(reference.commandDirection, reference.commandHeading, aim);
    if (aheadM > 0) high = middle;
    else low = middle;
  }
  const shiftDeg = (low + high) / 2;
  const chosen = withBank(shiftDeg);
  const flown = flyEntry(chosen, flyReference(chosen), aim);
  const event = flown.events.find((moment) => moment.name === 'parachute-command')!;
  const rotated = turnAxesZ([event.state[0]!, event.state[1]!, event.state[2]!], sidereal + WGS84.rotationRadS * event.t);
  const r = Math.hypot(...rotated);
  const missKm =
    6371 *
    Math.acos(
      Math.min(
        1,
        rotated.reduce((sum, x, i) => sum + (x / r) * aim[i]!, 0),
      ),
    );
  const relative = add(
    [event.state[3]!, event.state[4]!, event.state[5]!],
    scale(cross([0, 0, WGS84.rotationRadS], [event.state[0]!, event.state[1]!, event.state[2]!]), -1),
  );
  return {
    missKm,
    speedErrorMps: Math.hypot(...relative) - command.speedMps,
    shorterS: secondsBetween(addSeconds(start, event.t), instant(command.time)),
    shiftDeg,
  };
}

/** A craft that has let its modules go and is at a given inertial state, in the air of `plan`; the burn flown before it is only to have one. */
function placed(
  template: Parameters<typeof planFor>[0],
  plan: OpenPlan,
  position: Vector3,
  velocity: Vector3,
  start: ReturnType<typeof instant>,
): Deorbited {
  const { deorbited } = must(deorbitAt(plan, must(checkedEphemeris(template)), instant('2017-06-02T13:17:00Z'), false));
  const { craft } = deorbited;
  const state = Float64Array.of(...position, ...velocity, craft.state[6]!);
  const dynamics = { ...craft.dynamics, body: { ...craft.dynamics.body } };
  return { ...deorbited, craft: { ...craft, dynamics, state, t: 0, sidereal0Rad: greenwichMeanSiderealRad(start), events: [] } };
}
