import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodesicBetween } from '../../earth/index.ts';
import { syntheticCampaign } from '../../presentation/footprint.fixture.ts';
import { syntheticReturn } from '../../presentation/flown-return.fixture.ts';
import { formatReentryDataMessage } from './reentry-data-message.ts';
import { reportInstant } from '../../presentation/return-text.ts';

const OPTIONS = { originator: 'Roscosmos', objectId: '2021-089A', catalogNumber: 49255, created: reportInstant('2022-03-30T06:00:00Z') };

/** Keywords of CCSDS 508.1-B-1, tables 3-1 to 3-3, in the order the tables fix (5.3.2.10), as far as this project writes them. */
const TABLE_ORDER = `
  CCSDS_RDM_VERS CREATION_DATE ORIGINATOR MESSAGE_ID
  OBJECT_NAME INTERNATIONAL_DESIGNATOR CATALOG_NAME OBJECT_DESIGNATOR OBJECT_TYPE OBJECT_OWNER OBJECT_OPERATOR CONTROLLED_REENTRY CENTER_NAME
  TIME_SYSTEM EPOCH_TZERO REF_FRAME REF_FRAME_EPOCH EPHEMERIS_NAME GRAVITY_MODEL ATMOSPHERIC_MODEL SOLAR_FLUX_PREDICTION N_BODY_PERTURBATIONS
  SOLAR_RAD_PRESSURE EARTH_TIDES INTRACK_THRUST DRAG_PARAMETERS_SOURCE DRAG_PARAMETERS_ALTITUDE REENTRY_UNCERTAINTY_METHOD
  REENTRY_DISINTEGRATION IMPACT_UNCERTAINTY_METHOD
  ORBIT_LIFETIME REENTRY_ALTITUDE NOMINAL_REENTRY_EPOCH NOMINAL_IMPACT_EPOCH IMPACT_WINDOW_START IMPACT_WINDOW_END IMPACT_REF_FRAME
  NOMINAL_IMPACT_LON NOMINAL_IMPACT_LAT NOMINAL_IMPACT_ALT
  IMPACT_1_CONFIDENCE IMPACT_1_START_LON IMPACT_1_START_LAT IMPACT_1_STOP_LON IMPACT_1_STOP_LAT IMPACT_1_CROSS_TRACK
  IMPACT_2_CONFIDENCE IMPACT_2_START_LON IMPACT_2_START_LAT IMPACT_2_STOP_LON IMPACT_2_STOP_LAT IMPACT_2_CROSS_TRACK
  IMPACT_3_CONFIDENCE IMPACT_3_START_LON IMPACT_3_START_LAT IMPACT_3_STOP_LON IMPACT_3_STOP_LAT IMPACT_3_CROSS_TRACK
  EPOCH X Y Z X_DOT Y_DOT Z_DOT`
  .trim()
  .split(/\s+/);
const MANDATORY =
  'CCSDS_RDM_VERS CREATION_DATE ORIGINATOR MESSAGE_ID OBJECT_NAME INTERNATIONAL_DESIGNATOR CONTROLLED_REENTRY CENTER_NAME TIME_SYSTEM EPOCH_TZERO ORBIT_LIFETIME REENTRY_ALTITUDE'.split(
    ' ',
  );

function pairsOf(message: string): Map<string, string> {
  const lines = message.split('\n').filter((line) => line !== '' && !line.startsWith('COMMENT '));
  return new Map(lines.map((line) => line.split(/\s*=\s*/, 2) as [string, string]));
}

test('the message begins with its version and holds every mandatory keyword, all in the order of the tables', () => {
  const message = formatReentryDataMessage(syntheticReturn(), OPTIONS);
  const keywords = [...pairsOf(message).keys()];
  assert.ok(message.startsWith('CCSDS_RDM_VERS'));
  for (const keyword of MANDATORY) assert.ok(keywords.includes(keyword), keyword);
  const places = keywords.map((keyword) => TABLE_ORDER.indexOf(keyword));
  assert.ok(!places.includes(-1), keywords.filter((_, index) => places[index] === -1).join());
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('units are those of table 3-3', () => {
  const pairs = pairsOf(formatReentryDataMessage(syntheticReturn(), OPTIONS));
  const units = {
    ORBIT_LIFETIME: 'd',
    REENTRY_ALTITUDE: 'km',
    NOMINAL_IMPACT_LON: 'deg',
    NOMINAL_IMPACT_LAT: 'deg',
    NOMINAL_IMPACT_ALT: 'm',
    X: 'km',
    Z_DOT: 'km/s',
  };
  for (const [keyword, unit] of Object.entries(units))
    assert.match(pairs.get(keyword) ?? '', new RegExp(`^-?\\d+\\.\\d+ \\[${unit}\\]$`), keyword);
  assert.equal(pairs.get('REENTRY_ALTITUDE'), '121.92 [km]');
  assert.equal(pairs.get('NOMINAL_IMPACT_LON'), '69.61500 [deg]');
});

test('the lifetime and the re-entry epoch resolve to the same moment (3.5.8)', () => {
  const pairs = pairsOf(formatReentryDataMessage(syntheticReturn(), OPTIONS));
  const lifetimeS = Number.parseFloat(pairs.get('ORBIT_LIFETIME') ?? '') * 86_400;
  const reentryS = reportInstant(pairs.get('NOMINAL_REENTRY_EPOCH') ?? '') - reportInstant(pairs.get('EPOCH_TZERO') ?? '');
  assert.ok(Math.abs(lifetimeS - reentryS) < 1e-3);
});

test('the state vector is the ship at re-entry', () => {
  const pairs = pairsOf(formatReentryDataMessage(syntheticReturn(), OPTIONS));
  const number = (keyword: string) => Number.parseFloat(pairs.get(keyword) ?? '');
  const radiusKm = Math.hypot(number('X'), number('Y'), number('Z'));
  assert.ok(radiusKm > 6356 + 121 && radiusKm < 6379 + 122, String(radiusKm));
  assert.ok(Math.abs(Math.hypot(number('X_DOT'), number('Y_DOT'), number('Z_DOT')) - 7.592) < 1e-5);
});

test('lines are plain ASCII of at most 254 characters and text values are upper case (5.2.2, 5.2.3.3)', () => {
  const message = formatReentryDataMessage(syntheticReturn('Союз МС-19 "Альтаир"'), { ...OPTIONS, originator: 'ESA/Espace' });
  for (const line of message.split('\n')) {
    assert.ok(line.length <= 254);
    assert.match(line, /^[\x20-\x7e]*$/);
  }
  const pairs = pairsOf(message);
  for (const keyword of ['ORIGINATOR', 'MESSAGE_ID', 'OBJECT_NAME']) assert.match(pairs.get(keyword) ?? '', /^[A-Z0-9_ -]+$/);
});

test('a return that never entered is refused with a reason', () => {
  const flown = syntheticReturn();
  const events = flown.report.events.filter(({ name }) => !name.startsWith('entry'));
  assert.throws(() => formatReentryDataMessage({ ...flown, report: { ...flown.report, events } }, OPTIONS), /entry-400kft/);
});

test('the same return gives the same bytes', () => {
  assert.equal(formatReentryDataMessage(syntheticReturn(), OPTIONS), formatReentryDataMessage(syntheticReturn(), OPTIONS));
});

test('with a footprint the message has the window of impact and three intervals, each along the track as wide as its ellipse', () => {
  const { footprint } = syntheticCampaign();
  const message = formatReentryDataMessage(syntheticReturn(), { ...OPTIONS, footprint });
  const pairs = pairsOf(message);
  const places = [...pairs.keys()].map((keyword) => TABLE_ORDER.indexOf(keyword));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.equal(pairs.get('IMPACT_UNCERTAINTY_METHOD'), 'STOCHASTIC');
  const { samples, failed, seed, touchdownTime } = footprint;
  const basis = `COMMENT Of ${samples - failed} samples of mode ${footprint.mode}, seed ${seed}: the window holds the middle 90 percent, one sigma is ${touchdownTime.sigmaS.toFixed(1)} s`;
  assert.ok(message.includes(basis), message);
  const number = (keyword: string) => Number.parseFloat(pairs.get(keyword) ?? '');
  for (const [i, { probability, semiMajorKm, semiMinorKm }] of footprint.ellipses.slice(0, 3).entries()) {
    const name = (what: string) => `IMPACT_${i + 1}_${what}`;
    const place = (what: string) => ({ latitudeDeg: number(name(`${what}_LAT`)), longitudeDeg: number(name(`${what}_LON`)) });
    const alongKm = geodesicBetween(place('START'), place('STOP')).distanceM / 1000;
    const acrossKm = number(name('CROSS_TRACK'));
    assert.equal(number(name('CONFIDENCE')), probability * 100);
    assert.ok(alongKm <= 2 * semiMajorKm + 0.01 && alongKm >= 2 * semiMinorKm - 0.01);
    // Half-lengths along two directions at right angles keep the sum of squares of the axes.
    assert.ok(Math.abs(Math.hypot(alongKm, acrossKm) - 2 * Math.hypot(semiMajorKm, semiMinorKm)) < 0.02);
  }
  assert.ok(message.split('\n').every((line) => line.length <= 254));
});
