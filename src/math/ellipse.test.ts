import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RAD_PER_DEG } from './angles.ts';
import { chiSquare2Quantile, ellipseOf, isInsideEllipse, type PlaneCovariance } from './ellipse.ts';
import { radiusQuantilesM, sampleQuantile } from './sample-quantile.ts';

const number = (min: number, max: number) => fc.integer({ min: 0, max: 2 ** 30 }).map((n) => min + ((max - min) * n) / 2 ** 30);

/** Of sigmas along an azimuth and across it. */
function covarianceOf(alongM: number, acrossM: number, azimuthDeg: number): PlaneCovariance {
  const [sin, cos] = [Math.sin(azimuthDeg * RAD_PER_DEG), Math.cos(azimuthDeg * RAD_PER_DEG)];
  return {
    eastEastM2: alongM ** 2 * sin ** 2 + acrossM ** 2 * cos ** 2,
    eastNorthM2: (alongM ** 2 - acrossM ** 2) * sin * cos,
    northNorthM2: alongM ** 2 * cos ** 2 + acrossM ** 2 * sin ** 2,
  };
}

test('property: an ellipse has back the sigmas and the azimuth that its covariance was made of', () => {
  fc.assert(
    fc.property(number(1, 9000), number(0, 0.99), number(0, 179.99), number(0.01, 0.999), (alongM, thin, azimuthDeg, probability) => {
      const ellipse = ellipseOf(covarianceOf(alongM, alongM * thin, azimuthDeg), probability);
      const factor = Math.sqrt(chiSquare2Quantile(probability));
      assert.ok(Math.abs(ellipse.semiMajorM / (factor * alongM) - 1) < 1e-12);
      assert.ok(Math.abs(ellipse.semiMinorM - factor * alongM * thin) < 1e-7 * ellipse.semiMajorM);
      assert.ok(ellipse.azimuthDeg >= 0 && ellipse.azimuthDeg < 180);
      assert.ok(Math.abs(Math.sin((ellipse.azimuthDeg - azimuthDeg) * RAD_PER_DEG)) < 1e-10);
    }),
  );
});

test('property: inside is where the squared distance in sigmas is at most the quantile', () => {
  const ellipse = ellipseOf(covarianceOf(5, 2, 30), 0.9);
  fc.assert(
    fc.property(number(-15, 15), number(-8, 8), (along, across) => {
      const distance = (along / 5) ** 2 + (across / 2) ** 2;
      fc.pre(Math.abs(distance / chiSquare2Quantile(0.9) - 1) > 1e-9);
      const [sin, cos] = [Math.sin(30 * RAD_PER_DEG), Math.cos(30 * RAD_PER_DEG)];
      assert.equal(isInsideEllipse(ellipse, along * sin + across * cos, along * cos - across * sin), distance < chiSquare2Quantile(0.9));
    }),
    { numRuns: 500 },
  );
});

test('unit: east is 90 degrees, north is 0, and one and three sigma hold 39.3 % and 98.9 %', () => {
  const covariance = { eastEastM2: 9, eastNorthM2: 0, northNorthM2: 4 };
  assert.deepEqual(ellipseOf(covariance, 1 - Math.exp(-0.5)), {
    probability: 1 - Math.exp(-0.5),
    semiMajorM: 3,
    semiMinorM: 2,
    azimuthDeg: 90,
  });
  assert.equal(ellipseOf({ ...covariance, eastEastM2: 1 }, 0.5).azimuthDeg, 0);
  assert.equal(ellipseOf({ eastEastM2: 4, eastNorthM2: -2, northNorthM2: 4 }, 0.5).azimuthDeg, 135);
  assert.ok(Math.abs(chiSquare2Quantile(0.3935) - 1) < 1e-3 && Math.abs(chiSquare2Quantile(0.9889) - 9) < 0.01);
});

test('unit: an ellipse without width, and a point', () => {
  const line = ellipseOf({ eastEastM2: 4, eastNorthM2: 0, northNorthM2: 0 }, 0.95);
  assert.equal(line.semiMinorM, 0);
  assert.ok(!isInsideEllipse(line, 1, 0.1) && !isInsideEllipse(line, 9, 0));
  const point = ellipseOf({ eastEastM2: 0, eastNorthM2: 0, northNorthM2: 0 }, 0.95);
  assert.ok(isInsideEllipse(point, 0, 0) && !isInsideEllipse(point, 1e-9, 0));
});

test('unit: quantiles of a sample lie on straight lines between its values', () => {
  // Ranks 0, 0.4, 2, 3.6 and 4.
  assert.deepEqual(
    [0, 0.1, 0.5, 0.9, 1].map((p) => sampleQuantile([1, 2, 4, 8, 16], p)),
    [1, 1.4, 4, 12.8, 16],
  );
  assert.throws(() => sampleQuantile([], 0.5), /needs a value/);
  assert.throws(() => sampleQuantile([1], 1.5), /probability/);
  assert.deepEqual(radiusQuantilesM({ eastM: [3, 0, 10], northM: [4, 0, 0] }, { eastM: 0, northM: 0 }, [0, 0.5, 1]), [0, 5, 10]);
});
