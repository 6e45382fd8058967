import { succeed } from '../outcome/index.ts';
import { sites } from '../workflows/shipped/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { emphasise, latLon } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: 'Lists the landing sites: place, ground, clock, vehicles, and where each comes from.',
  words: {},
  options: { json: JSON_OPTION },
  examples: ['union sites', 'union sites --json'],
  run: async ({ json }, door) => {
    if (json) door.print(JSON.stringify(sites(worldOf()), null, 2));
    else printSites(door);
    return succeed(undefined);
  },
});

function printSites(door: Door): void {
  for (const site of sites(worldOf())) {
    door.print(`${emphasise(door, 'bold', site.id)}  ${site.name} (${site.nameRu})`);
    door.print(
      `  ${latLon(site.latitudeDeg, site.longitudeDeg, 4)} (${site.position}), ground ${site.groundAltitudeM} m above mean sea level, clocks ${site.zone}, for ${site.vehicles.join(', ')}`,
    );
    for (const note of site.notes) door.print(`  ${note}`);
    for (const source of site.sources) door.print(emphasise(door, 'dim', `  source: ${source}`));
  }
}
