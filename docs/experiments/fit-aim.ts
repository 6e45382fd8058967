/**
 * Where guidance really aims: real landings less predicted ones, along the flight and to its left, over every shipped landing with a place.
 * The means are `target.alongTrackM` and `target.crossTrackM` of data/dispersions/standard.json, their standard errors the sigmas there.
 *
 *   node docs/experiments/fit-aim.ts
 */
import { geodesicBetween } from '../../src/earth/index.ts';
import { prepareReturn, flyPrepared, headingOf } from '../../src/flight/index.ts';
import { resolveRequest } from '../../src/workflows/return/index.ts';
import { shippedReturnIds } from '../../src/workflows/shipped/index.ts';
import { world } from '../../validation/shipped.ts';

const rows: { id: string; along: number; left: number }[] = [];
for (const id of shippedReturnIds(world)) {
  const resolved = await resolveRequest(world, { flight: id });
  if (!resolved.ok) continue;
  const { request } = resolved.value;
  const { actual } = request;
  if (actual === null || actual.latitudeDeg === null || actual.longitudeDeg === null) continue;
  const prepared = prepareReturn(request, false);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.failure));
  const flown = flyPrepared(request, prepared.value);
  if (!flown.ok) throw new Error(JSON.stringify(flown.failure));
  const { touchdown } = flown.value.report;
  const { distanceM, azimuthDeg } = geodesicBetween(touchdown, { latitudeDeg: actual.latitudeDeg, longitudeDeg: actual.longitudeDeg });
  const angle = (azimuthDeg * Math.PI) / 180 - headingOf(prepared.value.reference);
  rows.push({ id, along: distanceM * Math.cos(angle), left: -distanceM * Math.sin(angle) });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sigma = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));
for (const { id, along, left } of rows)
  console.log(id.padEnd(16), `along ${along.toFixed(0).padStart(6)} m, left ${left.toFixed(0).padStart(6)} m`);
for (const name of ['along', 'left'] as const) {
  const values = rows.map((row) => row[name]);
  const without = rows.map((_, i) => mean(values.filter((__, k) => k !== i)).toFixed(0));
  console.log(
    `${name.padEnd(6)} mean ${mean(values).toFixed(0)} m, standard error ${(sigma(values) / Math.sqrt(values.length)).toFixed(0)} m, sigma ${sigma(values).toFixed(0)} m; leaving one out: ${without.join(' ')}`,
  );
}
