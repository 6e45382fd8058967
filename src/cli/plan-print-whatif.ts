import type { WhatIf } from '../workflows/plan/index.ts';
import type { Door } from './command.ts';
import { printReasons } from './plan-print.ts';
import { say } from './say.ts';
import { emphasise, printTable } from './table.ts';

/** What breaks, for whom and when; then the repair; then the plans side by side. */
export function printWhatIf(
  door: Door,
  { question, basis, horizon, before, broken, repaired, consequences, differences }: WhatIf,
  all: boolean,
): void {
  const heading = (text: string) => {
    door.print('');
    door.print(emphasise(door, 'bold', text));
  };
  door.print(emphasise(door, 'bold', `If ${say(question, door)} (${say(basis, door)})`));
  door.print(emphasise(door, 'dim', say(horizon, door)));
  const isPast = horizon.key === 'workflows.plan-past-horizon';
  const { seatsLost, crossedNow, services, newReasons } = consequences;
  heading(
    seatsLost.length === 0
      ? isPast
        ? 'No seat up is lost of those that are announced.'
        : 'No seat up is lost.'
      : `Seats lost: ${seatsLost.length}`,
  );
  if (seatsLost.length > 0)
    printTable(
      door,
      ['would have gone up', 'who', 'of', 'in'],
      seatsLost.map(({ at, name, agency, shipName }) => [at.slice(0, 10), name, agency, shipName]),
    );
  if (crossedNow.length > 0) {
    heading(`${isPast ? 'Aboard when that was last known' : 'Aboard that day'}, with the way home in a partner’s ship:`);
    printTable(
      door,
      ['who', 'of', 'in', 'until'],
      crossedNow.map(({ name, agency, shipName, until }) => [name, agency, shipName, until?.slice(0, 10) ?? 'not planned']),
    );
  }
  heading(
    services.length === 0
      ? isPast
        ? 'No service between the segments is lost in what is known.'
        : 'No service between the segments is lost.'
      : 'Services lost or cut back:',
  );
  for (const service of services) door.print(`  ${sayService(service)}`);
  heading(
    newReasons.length === 0
      ? isPast
        ? 'No rule breaks in what is known that held before.'
        : 'No rule breaks that held before.'
      : 'What breaks that held before:',
  );
  printReasons(door, newReasons, all);
  heading(
    differences.length === 0
      ? 'No small step makes it better.'
      : `The best repair found by ${repaired.steps.length} steps (${repaired.tried} plans judged):`,
  );
  for (const difference of differences) door.print(`  ${say(difference, door)}`);
  heading('Side by side');
  const row = (name: string, { hard, score }: WhatIf['before']) => [
    name,
    `${hard}`,
    days(score.impossible),
    days(score.seatlessDays),
    days(score.hardDays),
    days(score.crewDaysShort),
    days(score.change),
    `${score.flights}`,
  ];
  printTable(
    door,
    [
      'plan',
      'hard reasons',
      'impossible',
      'days without a sure way home',
      'other hard or one-ship days',
      'crew-days short',
      'change',
      'flights',
    ],
    [row('agreed', before), row('broken', broken), row('repaired', repaired)],
    [1, 2, 3, 4, 5, 6, 7],
  );
  heading('Left after the repair:');
  printReasons(door, repaired.reasons, all);
}

const days = (value: number): string => value.toFixed(value === 0 || value >= 10 ? 0 : 1);

function sayService({ service, state, from, until, without, left, means, instead }: WhatIf['consequences']['services'][number]): string {
  const when = `from ${from.slice(0, 10)}${until === null ? '' : ` until ${until.slice(0, 10)}`}`;
  const parts = [
    `without ${without.join(' and ')}`,
    ...(left.length > 0 ? [`left: ${left.join(' and ')}`] : []),
    ...(means === null ? [] : [means]),
  ];
  return `${service}: ${state} ${when} (${parts.join('; ')}${instead === null ? '' : `; instead: ${instead}`})`;
}
