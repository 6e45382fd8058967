import { type Outcome, succeed } from '../outcome/index.ts';
import { score } from '../workflows/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { emphasise, printTable, signed } from './table.ts';

export const command: Command = {
  usage: 'union scorecard [--json]',
  about: `Predicts every shipped real landing from the station's elements and its target alone, and sets it against what was published. Errors are
predicted minus actual. Vehicle parameters that are fitted were fitted on these same landings at once; the vehicle files name them.`,
  words: { min: 0, max: 0 },
  options: { json: JSON_OPTION },
  examples: ['union scorecard', 'union scorecard --json'],
  run,
};

async function run({ options, door }: CommandInput): Promise<Outcome<void>> {
  const scored = await score();
  if (!scored.ok) return scored;
  const card = scored.value;
  if (options['json'] === true) {
    door.print(JSON.stringify(card, null, 2));
    return succeed(undefined);
  }
  printTable(
    door,
    ['flight', 'elements', 'burn', 'error', 'touchdown', 'published', 'error', 'place error', 'peak'],
    card.flights.map((flight) => [
      flight.name,
      `${flight.elementsAgeHours.toFixed(1)} h`,
      flight.burnStart.slice(11, 19),
      flight.burnStartErrorS === null ? '' : `${signed(flight.burnStartErrorS)} s`,
      `${flight.touchdown.slice(0, 19)}Z`,
      `${flight.actualTouchdown.slice(11, flight.touchdownPrecision === 'minute' ? 16 : 19)}Z`,
      `${signed(flight.touchdownErrorS)} s${flight.touchdownPrecision === 'minute' ? ' (min)' : ''}`,
      flight.missKm === null ? 'not published' : `${flight.missKm.toFixed(1)} km`,
      `${flight.peakLoadG.toFixed(1)} g`,
    ]),
    [1, 3, 6, 7, 8],
  );
  const { toTheSecond: seconds, toTheMinute: minutes } = card;
  door.print(
    `\n${seconds.count} landings published to the second: median error ${signed(seconds.medianErrorS, 1)} s, median size ${seconds.medianAbsoluteErrorS.toFixed(1)} s, worst ${signed(seconds.worstErrorS, 1)} s.`,
  );
  door.print(
    `${minutes.count} published to the minute: worst ${signed(minutes.worstErrorS, 1)} s. Median distance between predicted and real landing: ${card.medianMissKm.toFixed(1)} km.`,
  );
  for (const { flight, why } of card.leftOut) door.print(emphasise(door, 'dim', `left out: ${flight}: ${why}`));
  return succeed(undefined);
}
