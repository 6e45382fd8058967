import { clockText, secondText } from '../presentation/index.ts';
import { succeed } from '../outcome/index.ts';
import { threadRunner } from '../runners/index.ts';
import { type Cover, type Scorecard, type ScoredFootprint, score } from '../workflows/return/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { emphasise, printTable, signed } from './table.ts';
import { worldOf } from './world.ts';
import { cannot } from './own-words.ts';

const STANDARD_SAMPLES = 500;
const MAX_SAMPLES = 1_000_000;

export const command = defineCommand({
  about: `Predicts every shipped real landing from the station's elements and its target alone, and compares it with what was
published. Errors are predicted minus actual. Each landing is then sought in the footprint predicted for it: the table
says on the ellipse of which probability it lies. Vehicle parameters that are fitted were fitted on these same
landings at once; the vehicle files name them.`,
  words: {},
  options: {
    samples: {
      kind: 'number',
      value: 'N',
      help: `how many samples each footprint has (standard: ${STANDARD_SAMPLES}); 0 makes no footprint`,
    },
    json: JSON_OPTION,
  },
  examples: ['union scorecard', 'union scorecard --samples 10000', 'union scorecard --samples 0 --json'],
  run: async ({ json, samples = STANDARD_SAMPLES }, door) => {
    if (!Number.isInteger(samples) || samples < 0 || samples === 1 || samples > MAX_SAMPLES)
      return cannot('samples', `0, or a whole number from 2 to ${MAX_SAMPLES}`, `${samples}`);
    const scored = await score(worldOf(), samples, {
      runner: threadRunner,
      signal: door.interruption(),
      onProgress: (flight) => door.showProgress(samples === 0 ? '' : `flying ${flight} ${samples} times`),
    });
    door.showProgress('');
    if (!scored.ok) return scored;
    if (json) door.print(JSON.stringify(scored.value, null, 2));
    else printScorecard(scored.value, door);
    return succeed(undefined);
  },
});

function printScorecard(card: Scorecard, door: Door): void {
  printTable(
    door,
    ['flight', 'elements', 'burn', 'error', 'touchdown', 'published', 'error', 'place error', 'peak', '95 % ellipse', 'landed on'],
    card.flights.map((flight) => [
      flight.name,
      `${flight.elementsAgeHours.toFixed(1)} h`,
      clockText(flight.burnStart),
      flight.burnStartErrorS === null ? '' : `${signed(flight.burnStartErrorS)} s`,
      secondText(flight.touchdown),
      `${flight.actualTouchdown.slice(11, flight.touchdownPrecision === 'minute' ? 16 : 19)}Z`,
      `${signed(flight.touchdownErrorS)} s${flight.touchdownPrecision === 'minute' ? ' (min)' : ''}`,
      flight.missKm === null ? 'not published' : `${flight.missKm.toFixed(1)} km`,
      `${flight.peakLoadG.toFixed(1)} g`,
      ...footprintCells(flight.footprint),
    ]),
    [1, 3, 6, 7, 8, 9, 10],
  );
  const { toTheSecond: seconds, toTheMinute: minutes } = card;
  door.print(
    `\n${seconds.count} landings published to the second: median error ${signed(seconds.medianErrorS, 1)} s, median size ${seconds.medianAbsoluteErrorS.toFixed(1)} s, worst ${signed(seconds.worstErrorS, 1)} s.`,
  );
  door.print(
    `${minutes.count} published to the minute: worst ${signed(minutes.worstErrorS, 1)} s. Median distance between predicted and real landing: ${card.medianMissKm.toFixed(1)} km.`,
  );
  if (card.cover !== null) printCover(card.cover, door);
  for (const { name, why } of card.leftOut) door.print(emphasise(door, 'dim', `left out: ${name}: ${why}`));
}

function footprintCells(footprint: ScoredFootprint | null): readonly [string, string] {
  if (footprint === null) return ['', ''];
  return [
    `${footprint.semiMajor95Km.toFixed(1)} x ${footprint.semiMinor95Km.toFixed(1)} km`,
    footprint.atProbability === null ? '' : `${(footprint.atProbability * 100).toFixed(0)} %`,
  ];
}

function printCover(cover: Cover, door: Door): void {
  const of = (count: number, all: number) => `${count} of ${all}`;
  door.print(
    `The 50, 95 and 99 % ellipses hold ${of(cover.inside50, cover.flights)}, ${of(cover.inside95, cover.flights)} and ${of(cover.inside99, cover.flights)} of the landings with a published place; the 95 % interval of touchdown time ${of(cover.touchdownsInside95, cover.touchdowns)}.`,
  );
  door.print(
    `The 95 % ellipses have ${cover.meanArea95Km2} km2 on the average; the landings' own scatter about their mean, ${cover.landingsSigmaEastKm} x ${cover.landingsSigmaNorthKm} km one-sigma east and north, has ${cover.landingsArea95Km2} km2.`,
  );
}
