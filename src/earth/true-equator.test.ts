import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Body, GeoVector, RotateVector, Rotation_EQJ_EQD, SiderealTime, Vector } from 'astronomy-engine';
import { withPortableMath } from '../math/index.ts';
import { addSeconds, nativeDateOf, parseInstant } from '../time/index.ts';
import { apparentSunAu } from './apparent-sun.ts';
import { apparentSiderealHours, trueOfDate } from './true-equator.ts';

/** From 1973 to 2099, 4.6 days apart. */
const INSTANTS = (() => {
  const first = parseInstant('1973-01-01T00:00:00Z', 'test');
  assert.ok(first.ok);
  return Array.from({ length: 10_000 }, (_, i) => addSeconds(first.value, i * 397_456.789));
})();

test('validation: the Sun, the axes of date and sidereal time are the doubles of astronomy-engine 2.1.19 over the portable functions', () => {
  for (const instant of INSTANTS) {
    const date = nativeDateOf(instant);
    const { x, y, z, t } = withPortableMath(() => GeoVector(Body.Sun, date, true));
    assert.deepEqual(apparentSunAu(instant), [x, y, z]);
    const turned = withPortableMath(() => RotateVector(Rotation_EQJ_EQD(date), new Vector(x, y, z, t)));
    assert.deepEqual(trueOfDate([x, y, z], instant), [turned.x, turned.y, turned.z]);
    assert.equal(
      apparentSiderealHours(instant),
      withPortableMath(() => SiderealTime(date)),
    );
  }
});
