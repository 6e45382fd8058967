/** The hour of a landing from the turning of the orbit's plane, against the landings that ship with the program. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseElements } from '../src/formats/orbit/index.ts';
import { dayOf, planeOf } from '../src/plan/index.ts';
import { northboundOver } from '../src/plan/light-windows.ts';
import { addSeconds, parseInstant } from '../src/time/index.ts';
import { worldAt } from '../src/store/index.ts';
import { shippedReturn, shippedReturnIds } from '../src/workflows/shipped/index.ts';

const SITE = { latitudeDeg: 47.33, longitudeDeg: 69.58 };
const HALF_DAY_S = 43_200;

const world = worldAt(dayOf('2026-01-01'));
const landings = shippedReturnIds(world).flatMap((id) => {
  const found = shippedReturn(world, id);
  if (!found.ok || found.value.chosenElements === null) return [];
  const { line1, line2 } = found.value.elements[found.value.chosenElements]!;
  const elements = parseElements(`${line1}\n${line2}\n`, id);
  const touchdown = parseInstant(found.value.touchdown.value, id);
  return elements.ok && touchdown.ok ? [{ id, plane: planeOf(elements.value[0]!), touchdown: touchdown.value }] : [];
});

/** Minutes from the pass of that day over the standard site to the touchdown. */
function minutesAfterPass(plane: (typeof landings)[number]['plane'], touchdown: (typeof landings)[number]['touchdown']): number {
  const pass = northboundOver(plane, addSeconds(touchdown, -HALF_DAY_S), SITE);
  assert.ok(pass !== null);
  return (touchdown - pass) / 60;
}

test('validation: published touchdowns: Soyuz comes down within 40 minutes after the northbound pass of its day', () => {
  assert.ok(landings.length >= 10);
  // Achieved: 15 to 35. It falls under parachutes for 15 minutes, and sites lie some degrees to either side of the pass.
  for (const { id, plane, touchdown } of landings) {
    const minutes = minutesAfterPass(plane, touchdown);
    assert.ok(minutes > 0 && minutes < 40, `${id}: ${minutes}`);
  }
});

test('validation: published touchdowns: a year ahead the hour is told within 20 minutes of what it is told on the day', () => {
  let pairs = 0;
  for (const earlier of landings)
    for (const { id, plane, touchdown } of landings) {
      const ahead = (touchdown - earlier.plane.epoch) / 86_400;
      if (ahead < 30 || ahead > 400) continue;
      pairs += 1;
      // Achieved: 10 minutes, one step of the search, over 89 to 366 days in which the station was raised many times.
      const off = minutesAfterPass(earlier.plane, touchdown) - minutesAfterPass(plane, touchdown);
      assert.ok(Math.abs(off) <= 20, `${earlier.id} to ${id}, ${ahead.toFixed(0)} days: ${off} minutes`);
    }
  assert.ok(pairs >= 8, `${pairs} pairs`);
});
