import type { EventName, FlownReturn, ReturnEvent, TrackSample } from '../flight/index.ts';
import { type Instant, addSeconds, formatInstant, parseInstant } from '../time/index.ts';

/**
 * A SYNTHETIC return for the tests of this folder: no ship flew it and no model computed it. Hand-written knots joined by monotone cubics
 * give altitude, speed and load the shape of a guided Soyuz entry; the ground track is a great circle on a sphere that ends at the parachute
 * command, then drifts east with a made-up wind. The stretch in shadow is invented, so that both kinds of path are drawn.
 */
const RADIUS_M = 6_371_000;
const DEG = Math.PI / 180;
const PARACHUTE_PLACE = { latitudeDeg: 47.27, longitudeDeg: 69.49 };
const ARRIVAL_HEADING_DEG = 66;
const DRIFT_DEG = { latitude: 0.022, longitude: 0.125 };
const SHADOW_S = { from: 320, to: 980 };

const EVENT_SECONDS: Readonly<Record<EventName, number>> = {
  'burn-start': 0,
  'burn-end': 281,
  separation: 1570,
  'entry-400kft': 1745,
  'entry-100km': 1862,
  'guidance-start': 1946,
  'peak-load': 2096,
  'parachute-command': 2340,
  drogue: 2357,
  'main-parachute': 2374,
  'heat-shield-release': 2640,
  'soft-landing': 3242.4,
  touchdown: 3243,
};

type Knots = readonly (readonly [seconds: number, value: number])[];

// prettier-ignore
const ALTITUDE_KM: Knots = [[0, 416.2], [281, 415.1], [700, 378], [1100, 283], [1570, 146], [1745, 121.92], [1862, 100], [1946, 80.2], [2010, 64.5],
  [2060, 51], [2096, 42.6], [2140, 34.8], [2190, 27.2], [2250, 18.9], [2310, 12.4], [2340, 10.7], [2357, 9.1], [2374, 7.9], [2400, 7.4],
  [2640, 5.2], [3000, 2.2], [3242.4, 0.351], [3243, 0.35]];
// prettier-ignore
const SPEED_MPS: Knots = [[0, 7362], [281, 7236], [700, 7290], [1100, 7412], [1570, 7566], [1745, 7592], [1862, 7604], [1946, 7530], [2010, 6980],
  [2060, 5620], [2096, 4210], [2140, 2560], [2190, 1230], [2250, 520], [2310, 246], [2340, 214], [2357, 92], [2374, 80], [2400, 12.6],
  [2640, 10.8], [3242.4, 9.4], [3243, 6.3]];
// prettier-ignore
const LOAD_G: Knots = [[0, 0.046], [281, 0.047], [282, 0], [1745, 0.001], [1862, 0.012], [1946, 0.22], [2010, 1.6], [2060, 3.62], [2096, 4.18],
  [2140, 3.71], [2190, 2.35], [2250, 1.42], [2310, 1.12], [2340, 1.05], [2347, 2.4], [2357, 1.2], [2366, 1.5], [2378, 2.9], [2400, 1.02],
  [2640, 1], [3240, 1], [3242.4, 3.1], [3243, 2.2]];
// prettier-ignore
const BANK_DEG: Knots = [[0, 0], [1946, 0], [1954, 64], [2052, 58], [2064, -55], [2136, -47], [2148, 36], [2216, 30], [2226, -22], [2310, -14],
  [2318, 0], [3243, 0]];

/** Fritsch and Carlson 1980 (SIAM J. Numer. Anal. 17, 238): a cubic through the knots that never overshoots them. */
function monotone(knots: Knots): (seconds: number) => number {
  const slopes = knots.slice(1).map(([s, v], i) => (v - knots[i]![1]) / (s - knots[i]![0]));
  const tangents = knots.map((_, i) => {
    const [before = slopes[i] ?? 0, after = before] = [slopes[i - 1], slopes[i]];
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
  return (seconds) => {
    const i = Math.max(
      0,
      Math.min(knots.length - 2, knots.findIndex(([s]) => s > seconds) - 1 + (seconds >= knots.at(-1)![0] ? knots.length : 0)),
    );
    const [s0, v0] = knots[i]!;
    const [s1, v1] = knots[i + 1]!;
    const h = s1 - s0;
    const u = Math.max(0, Math.min(1, (seconds - s0) / h));
    return (
      v0 * (1 + 2 * u) * (1 - u) ** 2 +
      h * tangents[i]! * u * (1 - u) ** 2 +
      v1 * u * u * (3 - 2 * u) +
      h * tangents[i + 1]! * u * u * (u - 1)
    );
  };
}

function linear(knots: Knots): (seconds: number) => number {
  return (seconds) => {
    const next = knots.findIndex(([s]) => s >= seconds);
    const [s1, v1] = knots[next]!;
    const [s0, v0] = knots[Math.max(0, next - 1)]!;
    return s1 === s0 ? v1 : v0 + ((v1 - v0) * (seconds - s0)) / (s1 - s0);
  };
}

function phaseAt(seconds: number): TrackSample['phase'] {
  if (seconds < EVENT_SECONDS['burn-end']) return 'burn';
  if (seconds < EVENT_SECONDS['entry-400kft']) return 'coast';
  return seconds < EVENT_SECONDS['parachute-command'] ? 'entry' : 'canopy';
}

/** The place `backM` metres before the parachute command on the great circle that arrives there, and the heading there. */
function placeBefore(backM: number): { latitudeDeg: number; longitudeDeg: number; headingDeg: number } {
  const arc = backM / RADIUS_M;
  const backAzimuth = (ARRIVAL_HEADING_DEG + 180) * DEG;
  const latitude0 = PARACHUTE_PLACE.latitudeDeg * DEG;
  const latitude = Math.asin(Math.sin(latitude0) * Math.cos(arc) + Math.cos(latitude0) * Math.sin(arc) * Math.cos(backAzimuth));
  const turned = Math.atan2(
    Math.sin(backAzimuth) * Math.sin(arc) * Math.cos(latitude0),
    Math.cos(arc) - Math.sin(latitude0) * Math.sin(latitude),
  );
  // Clairaut: sin(heading) cos(latitude) is the same all along a great circle, and this one always flies north-east.
  const sine = (Math.sin(ARRIVAL_HEADING_DEG * DEG) * Math.cos(latitude0)) / Math.cos(latitude);
  return {
    latitudeDeg: latitude / DEG,
    longitudeDeg: PARACHUTE_PLACE.longitudeDeg + turned / DEG,
    headingDeg: Math.asin(Math.min(1, sine)) / DEG,
  };
}

function sampleSeconds(): number[] {
  const regular = [
    ...Array.from({ length: 175 }, (_, i) => i * 10),
    ...Array.from({ length: 119 }, (_, i) => 1750 + i * 5),
    ...Array.from({ length: 30 }, (_, i) => 2342 + i * 2),
    ...Array.from({ length: 105 }, (_, i) => 2404 + i * 8),
  ];
  return [...new Set([...regular, ...Object.values(EVENT_SECONDS)])].toSorted((a, b) => a - b);
}

function syntheticTrack(burn: Instant): TrackSample[] {
  const altitudeKm = monotone(ALTITUDE_KM);
  const speed = monotone(SPEED_MPS);
  const load = monotone(LOAD_G);
  const bank = linear(BANK_DEG);
  const mach = (seconds: number) => speed(seconds) / 300;
  const parachuteS = EVENT_SECONDS['parachute-command'];
  const times = sampleSeconds();
  const climbMps = (seconds: number) => ((altitudeKm(seconds + 0.25) - altitudeKm(seconds - 0.25)) * 1000) / 0.5;
  const groundSpeed = (seconds: number) =>
    Math.sqrt(Math.max(0, speed(seconds) ** 2 - climbMps(seconds) ** 2)) * (RADIUS_M / (RADIUS_M + altitudeKm(seconds) * 1000));
  const flownM: number[] = [0];
  for (const [index, seconds] of times.entries()) {
    const before = times[index - 1];
    if (before !== undefined) flownM.push(flownM.at(-1)! + ((groundSpeed(before) + groundSpeed(seconds)) / 2) * (seconds - before));
  }
  const toParachuteM = flownM[times.indexOf(parachuteS)]!;
  return times.map((seconds, index) => {
    const drift = Math.max(0, (seconds - parachuteS) / (EVENT_SECONDS.touchdown - parachuteS));
    const place = placeBefore(Math.max(0, toParachuteM - flownM[index]!));
    const sine = Math.max(-1, Math.min(1, climbMps(seconds) / speed(seconds)));
    return {
      instant: addSeconds(burn, seconds),
      sinceBurnS: seconds,
      phase: phaseAt(seconds),
      latitudeDeg: place.latitudeDeg + drift * DRIFT_DEG.latitude,
      longitudeDeg: place.longitudeDeg + drift * DRIFT_DEG.longitude,
      altitudeM: altitudeKm(seconds) * 1000,
      speedMps: speed(seconds),
      flightPathDeg: Math.asin(sine) / DEG,
      headingDeg: drift > 0 ? 75 : place.headingDeg,
      loadG: load(seconds),
      bankDeg: bank(seconds),
      mach: mach(seconds),
      sunlit: seconds < SHADOW_S.from || seconds >= SHADOW_S.to,
    };
  });
}

function eventAt(name: EventName, track: readonly TrackSample[]): ReturnEvent {
  const sample = track.find(({ sinceBurnS }) => sinceBurnS === EVENT_SECONDS[name])!;
  return {
    name,
    time: formatInstant(sample.instant, 1),
    sinceBurnS: sample.sinceBurnS,
    altitudeKm: sample.altitudeM / 1000,
    latitudeDeg: sample.latitudeDeg,
    longitudeDeg: sample.longitudeDeg,
    speedMps: sample.speedMps,
    loadG: sample.loadG,
  };
}

/** The synthetic return. `flight` is free, so that tests can try names that need escaping. */
export function syntheticReturn(flight: string | null = 'Soyuz MS-19'): FlownReturn {
  const burn = parseInstant('2022-03-30T10:34:00Z', 'fixture');
  if (!burn.ok) throw new Error('the fixture holds a bad time');
  const track = syntheticTrack(burn.value);
  const events = (Object.keys(EVENT_SECONDS) as EventName[]).map((name) => eventAt(name, track));
  const touchdown = events.at(-1)!;
  return {
    track,
    report: {
      schema: 'union-station/return/1',
      request: {
        flight,
        flightName: flight,
        vehicle: 'Soyuz MS',
        site: 'Dzhezkazgan (synthetic)',
        target: { latitudeDeg: 47.31, longitudeDeg: 69.58, groundAltitudeM: 388.8 },
        mode: 'guided',
        ballisticBelowKm: null,
        parachute: 'main',
        after: null,
        burnStart: null,
        deltaVMps: 128,
        wind: null,
      },
      inputs: [{ name: 'synthetic.json', sha256: '0'.repeat(64) }],
      elements: { epoch: '2022-03-30T02:11:09Z', ageHours: 8.4, catalogNumber: 25544, name: 'ISS (ZARYA)' },
      burn: { start: '2022-03-30T10:34:00.0Z', durationS: 281, deltaVMps: 128, attitude: 'retrograde' },
      massAfterSeparationKg: 2900,
      events,
      peakLoadG: 4.18,
      touchdown: {
        time: touchdown.time,
        latitudeDeg: touchdown.latitudeDeg,
        longitudeDeg: touchdown.longitudeDeg,
        groundAltitudeM: 388.8,
        groundAboveEllipsoidM: 350,
        verticalSpeedMps: 1.9,
        horizontalSpeedMps: 6,
      },
      // The Sun over 3.7 N 9.1 E, as it stood that minute.
      sun: { elevationDeg: 22.4, azimuthDeg: 250 },
      guidance: { missKm: 3.21, crossRangeKm: 0.8, bankReversals: 3 },
      actual: {
        touchdownTime: '2022-03-30T11:28:20Z',
        touchdownPrecisionS: 0.5,
        latitudeDeg: 47.355,
        longitudeDeg: 69.655,
        touchdownErrorS: -17,
        missKm: 7.9,
        burnStart: null,
        burnStartErrorS: null,
      },
      warnings: [],
      version: '0.1.0',
    },
  };
}
