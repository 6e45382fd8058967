import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temeFromEme2000 } from '../earth/index.ts';
import { norm, subtract } from '../math/index.ts';
import { addSeconds, instantFromUtcMs } from '../time/index.ts';
import { fixedFromTeme, type TemeState } from './frames.ts';
import { stateFromTable, tabulate } from './tabulated.ts';

const START = instantFromUtcMs(Date.UTC(2022, 2, 30, 4));
const RADIUS_M = 6.8e6;
const RATE = Math.sqrt(3.986004418e14 / RADIUS_M ** 3);

function circular(seconds: number): TemeState {
  const angle = RATE * seconds;
  const [c, s, tilt] = [Math.cos(angle), Math.sin(angle), 0.9];
  return {
    instant: addSeconds(START, seconds),
    positionM: [RADIUS_M * c, RADIUS_M * s * Math.cos(tilt), RADIUS_M * s * Math.sin(tilt)],
    velocityMps: [-RADIUS_M * RATE * s, RADIUS_M * RATE * c * Math.cos(tilt), RADIUS_M * RATE * c * Math.sin(tilt)],
  };
}

const states = Array.from({ length: 40 }, (_, i) => circular(i * 240));

test('unit: between states four minutes apart the curve is the orbit, to a centimetre and a fifth of a millimetre a second', () => {
  const table = tabulate('station', null, START, [{ frame: 'TEME', states }]);
  assert.ok(table.ok);
  for (let seconds = 3; seconds < 39 * 240; seconds += 97) {
    const state = stateFromTable(table.value, addSeconds(START, seconds));
    assert.ok(state.ok);
    const exact = circular(seconds);
    assert.ok(norm(subtract(state.value.positionM, exact.positionM)) < 0.01);
    assert.ok(norm(subtract(state.value.velocityMps, exact.velocityMps)) < 2e-4);
  }
});

test('unit: Earth-fixed states go to TEME and back', () => {
  const fixed = states.map((state) => ({ instant: state.instant, ...fixedFromTeme(state) }));
  const table = tabulate(null, null, START, [{ frame: 'ITRF2014', states: fixed }]);
  assert.ok(table.ok);
  for (const [i, state] of table.value.segments[0]!.entries()) {
    assert.ok(norm(subtract(state.positionM, states[i]!.positionM)) < 1e-6);
    assert.ok(norm(subtract(state.velocityMps, states[i]!.velocityMps)) < 1e-6);
  }
});

test('validation: TEME from J2000 of Vallado, Fundamentals of Astrodynamics, example 3-15 (6 April 2004), within 20 m', () => {
  const instant = instantFromUtcMs(Date.UTC(2004, 3, 6, 7, 51, 28, 386) + 0.009);
  const j2000 = [5102.5089579, 6123.0114007, 6378.1369282] as const;
  const teme = [5094.1801621, 6127.6446505, 6380.3445327] as const;
  const ours = temeFromEme2000([j2000[0] * 1000, j2000[1] * 1000, j2000[2] * 1000], instant);
  assert.ok(Math.hypot(...ours.map((x, i) => x - teme[i]! * 1000)) < 20);
});

test('unit: outside its span, over a gap, in unknown axes: refused, with what was wanted', () => {
  const table = tabulate('station', null, START, [{ frame: 'TEME', states }]);
  assert.ok(table.ok);
  const late = stateFromTable(table.value, addSeconds(START, 1e6));
  assert.ok(!late.ok && JSON.stringify(late.failure.wanted).includes('2022-03-30T04:00:00Z'));
  const gap = tabulate(null, null, START, [{ frame: 'TEME', states: [...states.slice(0, 5), ...states.slice(20)] }]);
  assert.ok(gap.ok && !stateFromTable(gap.value, addSeconds(START, 2000)).ok);
  const mars = tabulate(null, null, START, [{ frame: 'MARS-IAU', states }]);
  assert.ok(!mars.ok && mars.failure.found === 'MARS-IAU');
});
