import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeHint } from './place-hint.ts';

const hint = (latitudeDeg: number, longitudeDeg: number, most?: number) => placeHint({ latitudeDeg, longitudeDeg }, 'named', most);
const counted = (given: number, degrees: number) => ({ key: 'outcome.longitude-counted', values: { given, degrees } });
const swapped = (latitude: number, longitude: number) => ({ key: 'outcome.swapped-named', values: { latitude, longitude } });

test('unit: a longitude counted around, and degrees the other way round, are hinted at with what is to be written', () => {
  assert.deepEqual(hint(55.75, 359), counted(359, -1));
  assert.deepEqual(hint(47.4, 290.4125), counted(290.4125, -69.5875));
  assert.deepEqual(hint(47.4, -181), counted(-181, 179));
  assert.deepEqual(hint(0, 360), counted(360, 0));
  assert.deepEqual(hint(135, 47), swapped(47, 135));
  assert.deepEqual(hint(359, 55), swapped(55, -1));
  // As far north as can be meant, the numbers are a place, and yet more likely swapped.
  assert.deepEqual(hint(69.6, 47.4, 53), swapped(47.4, 69.6));
  assert.equal(hint(69.6, 47.4), undefined);
  assert.equal(hint(47.4, 361), undefined);
  assert.equal(hint(135, 135), undefined);
  assert.equal(hint(Number.NaN, 47), undefined);
  assert.deepEqual(placeHint({ latitudeDeg: 135, longitudeDeg: 47 }, 'longitude-first')?.key, 'outcome.swapped-longitude-first');
});

test('property: what is hinted at is a place, and no place is hinted at', () => {
  const number = fc.double({ min: -400, max: 400, noNaN: true });
  fc.assert(
    fc.property(number, number, (latitudeDeg, longitudeDeg) => {
      const told = hint(latitudeDeg, longitudeDeg);
      const isPlace = Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180;
      if (told === undefined) return true;
      const { degrees, latitude = latitudeDeg, longitude = degrees } = told.values as Readonly<Record<string, number>>;
      return !isPlace && Math.abs(latitude) <= 90 && Math.abs(longitude!) <= 180;
    }),
  );
});
