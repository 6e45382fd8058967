import type { Footprint, FlownReturn } from '../../flight/index.ts';
import {
  type ReentryMessageOptions,
  formatCzml,
  formatEventsCsv,
  formatGeoJson,
  formatKml,
  formatReentryDataMessage,
  formatTimeline,
} from '../../formats/return/index.ts';
import { withWords } from '../../presentation/index.ts';
import { towns } from '../shipped/index.ts';
import type { NamedContent, World } from '../world/index.ts';
import type { Prediction } from './predict-return.ts';

const ORIGINATOR = 'UNION STATION';

/** The ship's designators are the record's, where it has them. */
function messageOptions(world: World, { report }: FlownReturn, footprint: Footprint | undefined): ReentryMessageOptions {
  const { flight } = report.request;
  const record = flight === null ? null : world.record();
  const ship = record === null || !record.ok || flight === null ? undefined : record.value.record.flights.get(flight);
  return {
    originator: ORIGINATOR,
    created: world.now,
    ...(ship?.cospar === undefined ? {} : { objectId: ship.cospar }),
    ...(ship?.catalogNumber === undefined ? {} : { catalogNumber: ship.catalogNumber }),
    ...(footprint === undefined ? {} : { footprint }),
  };
}

/** Everything a return can be handed on as. */
export async function returnFiles(world: World, { flown }: Prediction, footprint?: Footprint): Promise<readonly NamedContent[]> {
  // The atlas and its projections are loaded only when pictures are asked for.
  const { drawMap, drawProfile } = await import('../../pictures/index.ts');
  return [
    { name: 'return.json', content: `${JSON.stringify(withWords(flown.report), null, 2)}\n` },
    { name: 'events.csv', content: formatEventsCsv(flown) },
    { name: 'track.czml', content: formatCzml(flown) },
    { name: 'track.kml', content: formatKml(flown) },
    { name: 'track.geojson', content: formatGeoJson(flown) },
    { name: 'timeline.ics', content: formatTimeline(flown) },
    { name: 'reentry.rdm', content: formatReentryDataMessage(flown, messageOptions(world, flown, footprint)) },
    { name: 'profile.svg', content: drawProfile(flown) },
    { name: 'map.svg', content: drawMap(flown, { places: towns(world) }) },
  ];
}
