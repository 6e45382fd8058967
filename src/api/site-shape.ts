import { z } from 'zod';
import { latitudeDeg, longitudeDeg, place, zoneName } from './quantities.ts';

/** A landing site of `data/sites.json`. */
export const siteShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  nameRu: z.string(),
  kind: z.string(),
  latitudeDeg,
  longitudeDeg,
  position: z.string().describe('how the place is known'),
  positionUncertaintyKm: z.number().exactOptional(),
  assumption: z.boolean().exactOptional().describe('the place is ours'),
  boundary: z.array(place).exactOptional(),
  groundAltitudeM: z.number(),
  groundAltitudeDatum: z.string(),
  groundAltitudeBoundsM: z.array(z.number()).exactOptional(),
  groundAltitudeAssumption: z.boolean().exactOptional(),
  geoidM: z.number().describe('mean sea level above the WGS 84 ellipsoid'),
  geoidSource: z.string(),
  zone: zoneName,
  vehicles: z.array(z.string()),
  sources: z.array(z.string()),
  notes: z.array(z.string()),
});
