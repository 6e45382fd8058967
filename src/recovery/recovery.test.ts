import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import leewayFile from '../../data/recovery/leeway.json' with { type: 'json' };
import limitsFile from '../../data/recovery/limits.json' with { type: 'json' };
import placesFile from '../../data/places.json' with { type: 'json' };
import stagingFile from '../../data/recovery/staging.json' with { type: 'json' };
import timelineFile from '../../data/recovery/timeline.json' with { type: 'json' };
import soyuz from '../../data/vehicles/soyuz-ms.json' with { type: 'json' };
import { type Return, vehicleFromData } from '../flight/index.ts';
import { addSeconds } from '../time/index.ts';
import { conditionsOf, waveSlopeDeg } from './conditions.ts';
import { type FieldWeather, type WeatherQuantity, weatherAt } from './field-weather.ts';
import { distanceKm } from './flight-plane.ts';
import { type LeewayObject, driftOf, leewayMps } from './leeway.ts';
import { type Limits, type LimitsFile, limitsFromFile } from './limits.ts';
import { type StagingFile, areaFor, placeUnits, stagingFromFile } from './staging.ts';
import { lightOf, sunlightAt } from './sunlight.ts';
import { type TimelineData, firstTeamOf, instantOf, movePosts, timelineOf } from './timeline.ts';
import { tipOverIn } from './tip-over.ts';

const must = <T>(outcome: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};
const LIMITS = must(limitsFromFile(limitsFile as unknown as LimitsFile, 'limits.json'));
const PLACES = new Map(placesFile.map(({ id, latitudeDeg, longitudeDeg }) => [id, { latitudeDeg, longitudeDeg }]));
const STAGING = must(stagingFromFile(stagingFile as unknown as StagingFile, 'staging.json', PLACES));
const TOUCHDOWN = instantOf('2022-03-30T11:28:03Z');
const SITE = { latitudeDeg: 47.33333, longitudeDeg: 69.58333, altitudeM: 340 };

function weatherOf(...hours: readonly (readonly [minutes: number, values: Partial<Record<WeatherQuantity, number>>])[]): FieldWeather {
  return {
    name: 'told',
    kind: 'forecast',
    issued: null,
    place: null,
    hours: hours.map(([minutes, values]) => ({ instant: addSeconds(TOUCHDOWN, minutes * 60), values })),
    assumed: {},
  };
}
const reading = (values: Partial<Record<WeatherQuantity, number>>) => weatherAt(weatherOf([0, values]), TOUCHDOWN);

test('unit: the hour nearest is read, with its trend over three hours, and how far off it is', () => {
  const weather = weatherOf([-200, { gustMps: 4, visibilityM: 9000 }], [20, { gustMps: 11, visibilityM: 8900 }], [80, { gustMps: 30 }]);
  const read = weatherAt(weather, TOUCHDOWN)!;
  assert.equal(read.values.gustMps, 11);
  assert.equal(read.offS, 1200);
  assert.deepEqual(read.trends, { gustMps: 'rising', visibilityM: 'steady' });
  assert.equal(weatherAt(weatherOf(), TOUCHDOWN), null);
});

test('unit: the ground by snow, frost and the rain of half a day; not known where the rain is not', () => {
  const ground = (values: Partial<Record<WeatherQuantity, number>>, rainMmH?: number) => {
    const before = Array.from(
      { length: 12 },
      (_, hour) => [-60 * (12 - hour), rainMmH === undefined ? {} : { precipitationMmH: rainMmH }] as const,
    );
    return weatherAt(weatherOf(...before, [0, values]), TOUCHDOWN)!.ground;
  };
  assert.equal(ground({ snowDepthM: 0.3 }), 'snow');
  assert.equal(ground({ snowDepthM: 0, soilTemperatureC: -2 }), 'frozen');
  assert.equal(ground({ precipitationMmH: 0 }, 0.5), 'wet');
  assert.equal(ground({ precipitationMmH: 0 }, 0), 'dry');
  assert.equal(ground({ precipitationMmH: 0 }), 'unknown');
});

test('unit: what is not known is unknown, for each limit and for the whole', () => {
  const { rows, verdict, assets } = conditionsOf(LIMITS, 'steppe', null, 23);
  assert.ok(rows.filter(({ quantity }) => quantity !== 'sunElevationDeg').every((row) => row.verdict === 'unknown' && row.value === null));
  assert.equal(verdict, 'unknown');
  assert.equal(assets.find(({ asset }) => asset === 'mi-8')?.verdict, 'unknown');
});

test('unit: MS-19: wind 4, gusts 11 m/s, Sun 23 degrees: caution for the capsule, helicopters lead', () => {
  const judged = conditionsOf(
    LIMITS,
    'steppe',
    reading({ groundWindMps: 4, gustMps: 11, visibilityM: 8000, temperatureC: 6, ceilingM: 3000, icing: 0, precipitationMmH: 0 }),
    23,
  );
  assert.equal(judged.verdict, 'caution');
  assert.equal(judged.lead, 'air');
  assert.deepEqual(judged.assets.find(({ asset }) => asset === 'soyuz-capsule')?.because, ['gustMps']);
  assert.equal(judged.assets.find(({ asset }) => asset === 'mi-8')?.verdict, 'go');
});

test('unit: MS-20: no sight holds the helicopters, and vehicles lead; without sight and in deep snow nobody does', () => {
  const judged = conditionsOf(LIMITS, 'steppe', reading({ visibilityM: 500 }), 0);
  assert.equal(judged.assets.find(({ asset }) => asset === 'mi-8')?.verdict, 'no-go');
  assert.equal(judged.lead, 'ground');
  assert.equal(conditionsOf(LIMITS, 'steppe', reading({ visibilityM: 500, snowDepthM: 2 }), 0).lead, 'none');
  assert.equal(conditionsOf(LIMITS, 'steppe', reading({ visibilityM: 500, snowDepthM: 2 }), 0).verdict, 'no-go');
});

test('property: worse weather never makes a better verdict', () => {
  const rank = { go: 0, unknown: 1, caution: 2, 'no-go': 3 };
  fc.assert(
    fc.property(fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ min: 0, max: 30, noNaN: true }), (one, other) => {
      const verdicts = [Math.min(one, other), Math.max(one, other)].map(
        (gustMps) => conditionsOf(LIMITS, 'steppe', reading({ gustMps }), 20).assets,
      );
      for (const [i, { verdict }] of verdicts[0]!.entries()) assert.ok(rank[verdict] <= rank[verdicts[1]![i]!.verdict]);
    }),
  );
});

test('unit: a wave of 1 m and 6 s is steepest at pi H / L of deep water', () => {
  const lengthM = (9.80665 * 36) / (2 * Math.PI);
  assert.ok(Math.abs(waveSlopeDeg(1, 6) - (Math.atan(Math.PI / lengthM) * 180) / Math.PI) < 1e-12);
  assert.ok(waveSlopeDeg(1, 6) > 3 && waveSlopeDeg(1, 6) < 3.5);
});

test('fault: limits that cannot be are refused with their place', () => {
  const broken = (change: (file: { limits: Record<string, unknown>[]; assets: Record<string, unknown>[] }) => void) => {
    const file = structuredClone(limitsFile) as unknown as { limits: Record<string, unknown>[]; assets: Record<string, unknown>[] };
    change(file);
    const read = limitsFromFile(file as unknown as LimitsFile, 'mine.json');
    assert.equal(read.ok, false);
    return read.ok
      ? ''
      : [read.failure.where, read.failure.wanted].map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
  };
  assert.match(
    broken((file) => (file.limits[0]!['asset'] = 'unicorn')),
    /limits\[0\] .*recovery\.asset-of-file/,
  );
  assert.match(
    broken((file) => Object.assign(file.limits[4]!, { side: 'max', caution: 9, noGo: 3 })),
    /recovery\.no-go-beyond-caution/,
  );
  assert.match(
    broken((file) => (file.assets[1]!['id'] = file.assets[0]!['id'])),
    /assets\[1\]/,
  );
});

test('unit: each shipped limit that is no page of anybody says so, and has its source in words', () => {
  for (const { status, source, asset, quantity } of (limitsFile as unknown as Limits).limits) {
    assert.ok(source.length > 10, `${asset} ${quantity}`);
    assert.ok(['published', 'practice', 'assumed'].includes(status));
  }
});

test('unit: the Sun of MS-19 stands 23 degrees up and sets that evening; light has its names', () => {
  const sun = sunlightAt(TOUCHDOWN, SITE);
  assert.ok(Math.abs(sun.elevationDeg - 23) < 1);
  assert.equal(sun.light, 'day');
  assert.ok(sun.nextSunset! > TOUCHDOWN && sun.nextSunset! - TOUCHDOWN < 3 * 3600);
  assert.ok(sun.civilTwilightEnds! > sun.nextSunset!);
  assert.ok(sun.lastSunset! < TOUCHDOWN && sun.nextSunrise! > sun.nextSunset!);
  assert.deepEqual([10, -3, -9, -15, -30].map(lightOf), ['day', 'civil-twilight', 'nautical-twilight', 'astronomical-twilight', 'night']);
  const midsummer = sunlightAt(instantOf('2022-06-21T12:00:00Z'), { latitudeDeg: 75, longitudeDeg: 60, altitudeM: 0 });
  assert.equal(midsummer.nextSunset, null);
});

test('property: at a sunset found the Sun stands at 50 minutes of arc below the horizon', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 364 }), fc.double({ min: -60, max: 60, noNaN: true }), (day, latitudeDeg) => {
      const place = { latitudeDeg, longitudeDeg: 69, altitudeM: 0 };
      const { nextSunset } = sunlightAt(addSeconds(instantOf('2022-01-01T06:00:00Z'), day * 86_400), place);
      assert.ok(nextSunset !== null);
      assert.ok(Math.abs(sunlightAt(nextSunset, place).elevationDeg + 50 / 60) < 0.01);
    }),
    { numRuns: 40 },
  );
});

const craft = vehicleFromData(soyuz);
const CONTACT = { massKg: 2800, sinkMps: 7.2, canopyDragAreaM2: 895, airDensityKgM3: 1.2 };

test('unit: on its side in the wind of MS-19 as docs/touchdown.md has it, 0.22, within chance', () => {
  const { onSide, pulledOver, plusMinus } = tipOverIn(craft.touchdown!, CONTACT, { meanMps: 4, gustMps: 11 }, { samples: 8000, seed: 3 })!;
  assert.ok(Math.abs(onSide - 0.22) < 0.03, `${onSide} +- ${plusMinus}`);
  assert.ok(pulledOver > 0 && pulledOver < onSide);
});

test('unit: more wind tips more; gusts alone are read as 1.46 times a mean; no wind is no answer', () => {
  const share = (meanMps: number | null, gustMps: number | null) =>
    tipOverIn(craft.touchdown!, CONTACT, { meanMps, gustMps }, { samples: 3000, seed: 1 });
  const [calm, breeze, gale] = [share(2, 3)!.onSide, share(6, 9)!.onSide, share(11, 17)!.onSide];
  assert.ok(calm < breeze && breeze < gale);
  assert.equal(share(null, 17.9)?.wind.meanFromGust, true);
  assert.ok(Math.abs(share(null, 17.9)!.wind.meanMps - 17.9 / 1.46) < 1e-9);
  assert.equal(share(null, null), null);
  assert.deepEqual(share(4, 11), share(4, 11));
});

const capsule = leewayFile.objects[0] as LeewayObject;
const RAFT = leewayFile.objects.find(({ id }) => id === 'life-raft') as LeewayObject;

test('unit: leeway is slope times wind plus offset, never up the wind', () => {
  const { down, across } = leewayMps(capsule, 10);
  assert.ok(Math.abs(down - 0.352) < 1e-12 && Math.abs(across - 0.144) < 1e-12);
  assert.ok(Math.abs(leewayMps(RAFT, 10).down - 0.2) < 1e-12);
  assert.equal(leewayMps(RAFT, 1).across, 0);
});

test('unit: ten hours before 10 m/s from the west: 12.7 km to the east, and the current beside', () => {
  const from = { latitudeDeg: 29.8, longitudeDeg: -87.5 };
  const { middle, left, right, radiusKm } = driftOf(capsule, from, { windMps: 10, windFromDeg: 270, current: null }, 10);
  assert.ok(Math.abs(distanceKm(from, middle) - 0.352 * 36) < 1e-6);
  assert.ok(middle.longitudeDeg > from.longitudeDeg && Math.abs(middle.latitudeDeg - from.latitudeDeg) < 0.01);
  assert.ok(left.latitudeDeg > middle.latitudeDeg && right.latitudeDeg < middle.latitudeDeg);
  assert.ok(distanceKm(middle, left) < radiusKm && distanceKm(middle, right) < radiusKm);
  const carried = driftOf(capsule, from, { windMps: 0, windFromDeg: 0, current: { speedMps: 0.5, toDeg: 0 } }, 2);
  assert.ok(Math.abs(distanceKm(from, carried.middle) - 3.6) < 1e-6);
  assert.ok(carried.middle.latitudeDeg > from.latitudeDeg);
});

test('unit: areas: the nearest of those about the target, else that of the kind; each unit by itself, blinder by night', () => {
  const plane = { origin: SITE, headingDeg: 63 };
  assert.equal(areaFor(STAGING, SITE, 'steppe')?.id, 'zhezkazgan');
  assert.equal(areaFor(STAGING, { latitudeDeg: 50.6, longitudeDeg: 67.3 }, 'steppe')?.id, 'arkalyk');
  assert.equal(areaFor(STAGING, { latitudeDeg: 29.8, longitudeDeg: -87.5 }, 'splash')?.id, 'any-splash');
  assert.equal(areaFor(STAGING, { latitudeDeg: 33, longitudeDeg: -106 }, 'airbags')?.id, 'any-airbags');
  const area = areaFor(STAGING, SITE, 'steppe')!;
  const ground = { plane, places: PLACES };
  const [day, night] = [placeUnits(STAGING, area, ground, false), placeUnits(STAGING, area, ground, true)];
  assert.equal(day.filter(({ kind }) => kind === 'mi-8').length, 12);
  assert.equal(day.filter(({ kind }) => kind === 'an-12').length, 2);
  assert.equal(new Set(day.map(({ id }) => id)).size, day.length);
  for (const [i, unit] of day.entries()) assert.ok(night[i]!.sweepKm < unit.sweepKm && night[i]!.pod < unit.pod);
});

test('fault: a staging of unknown places, kinds and counts is refused', () => {
  const broken = (change: (unit: Record<string, unknown>) => void) => {
    const file = structuredClone(stagingFile) as unknown as { areas: { units: Record<string, unknown>[] }[] };
    change(file.areas[0]!.units[0]!);
    return stagingFromFile(file as unknown as StagingFile, 'mine.json', PLACES).ok;
  };
  assert.equal(
    broken((unit) => (unit['at'] = 'atlantis')),
    false,
  );
  assert.equal(
    broken((unit) => (unit['kind'] = 'balloon')),
    false,
  );
  assert.equal(
    broken((unit) => (unit['kind'] = 'constructor')),
    false,
  );
  assert.equal(
    broken((unit) => (unit['count'] = 101)),
    false,
  );
  assert.equal(
    broken((unit) => (unit['at'] = { latitudeDeg: 47, longitudeDeg: 69 })),
    true,
  );
});

const event = (name: string, minutes: number) => ({ name, time: new Date(Date.UTC(2022, 2, 30, 11, 28) + minutes * 60_000).toISOString() });
const REPORT = {
  touchdown: { time: '2022-03-30T11:28:00.000Z' },
  events: [
    event('burn-start', -54),
    event('separation', -26),
    event('entry-100km', -23),
    event('guidance-start', -21),
    event('peak-load', -16),
    event('main-parachute', -14),
  ],
} as unknown as Return;
const DATA = timelineFile as unknown as TimelineData;
const QUESTION = {
  report: REPORT,
  landing: 'steppe',
  undocking: instantOf('2022-03-30T07:21:00Z'),
  crew: 3,
  firstTeam: [4, 3, 6],
  upright: true,
  flying: true,
  actuals: [],
} as const;

test('unit: posts follow one another, each within its range, one person after the other', () => {
  const posts = timelineOf(DATA, QUESTION);
  const minute = (id: string) => posts.find((post) => post.id === id)?.fromTouchdownMin;
  assert.equal(minute('undocking'), -247);
  assert.equal(minute('first-team'), 4);
  assert.ok(minute('first-out')! < minute('second-out')! && minute('second-out')! < minute('third-out')!);
  for (const { earliest, time, latest, id } of posts) assert.ok(earliest <= time && time <= latest, id);
  assert.ok(Math.abs(minute('third-out')! - 36) < 5, 'TMA-18M 35 min, MS-20 37 min');
});

test('unit: on its side it opens sooner; without people, helicopters or an undocking posts are fewer', () => {
  const minute = (change: Partial<Parameters<typeof timelineOf>[1]>, id: string) =>
    timelineOf(DATA, { ...QUESTION, ...change }).find((post) => post.id === id)?.fromTouchdownMin;
  assert.ok(minute({ upright: false }, 'hatch-open')! < minute({ upright: true }, 'hatch-open')!);
  assert.equal(minute({ crew: 0 }, 'hatch-open'), undefined);
  assert.equal(minute({ crew: 2 }, 'second-out'), minute({ crew: 2 }, 'third-out'));
  assert.equal(minute({ flying: false }, 'air-group-up'), undefined);
  assert.ok(minute({ flying: false }, 'to-airfield')! > minute({}, 'to-airfield')! + 60);
  assert.equal(minute({ undocking: null }, 'undocking'), undefined);
  assert.equal(minute({ firstTeam: null }, 'first-out'), undefined);
});

test('unit: after silence the first team comes when the search has found, and its posts move with it', () => {
  const quantiles = (p50: number | null, p90: number | null) => ({ p50, p90, p99: null });
  const reach = { placeKnown: quantiles(20, 30), firstOver: quantiles(10, 15), bySearch: quantiles(60, 120), searchFinds: 0.9, passes: [] };
  assert.deepEqual(firstTeamOf(reach, false), [20, 10, 30]);
  assert.deepEqual(firstTeamOf(reach, true), [60, 10, 120]);
  assert.equal(firstTeamOf({ ...reach, bySearch: quantiles(null, null) }, true), null);
  const posts = timelineOf(DATA, QUESTION);
  const moved = movePosts(posts, [4, 3, 6], [60, 10, 120]);
  const at = (list: typeof posts, id: string) => list.find((post) => post.id === id)!;
  assert.equal(at(moved, 'third-out').fromTouchdownMin, at(posts, 'third-out').fromTouchdownMin + 56);
  assert.deepEqual(at(moved, 'touchdown'), at(posts, 'touchdown'));
  assert.ok(!movePosts(posts, [4, 3, 6], null).some(({ id }) => id === 'first-team'));
});
