import { type Outcome, succeed } from '../outcome/index.ts';
import { sites } from '../workflows/world/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { emphasise, latLon } from './table.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: 'union sites [--json]',
  about: 'Lists the landing sites: place, ground, clock, vehicles, and where each comes from.',
  words: { min: 0, max: 0 },
  options: { json: JSON_OPTION },
  examples: ['union sites', 'union sites --json'],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const { options, door } = input;
  const all = sites(worldOf(input));
  if (options['json'] === true) {
    door.print(JSON.stringify(all, null, 2));
    return succeed(undefined);
  }
  for (const site of all) {
    door.print(`${emphasise(door, 'bold', site.id)}  ${site.name} (${site.nameRu})`);
    door.print(
      `  ${latLon(site.latitudeDeg, site.longitudeDeg, 4)} (${site.position}), ground ${site.groundAltitudeM} m above mean sea level, clocks ${site.zone}, for ${site.vehicles.join(', ')}`,
    );
    for (const note of site.notes) door.print(`  ${note}`);
    for (const source of site.sources) door.print(emphasise(door, 'dim', `  source: ${source}`));
  }
  return succeed(undefined);
}
