import soyuz from '../../data/vehicles/soyuz-ms.json' with { type: 'json' };
import type { ElementSet } from '../orbit/index.ts';
import { type Instant, parseInstant } from '../time/index.ts';
import type { ReturnRequest } from './return-request.ts';
import { vehicleFromData } from './vehicle.ts';

function instant(text: string): Instant {
  const parsed = parseInstant(text, 'fixture');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value;
}

/** Public element set of the station, catalogue number 25544, of 2022-03-27 (the one shipped for Soyuz MS-19). */
export const STATION: ElementSet = {
  name: null,
  catalogNumber: 25544,
  internationalDesignator: '1998-067A',
  epoch: instant('2022-03-27T13:08:21.000Z'),
  meanMotionRevPerDay: 15.49578066,
  eccentricity: 0.0003979,
  inclinationDeg: 51.6447,
  raanDeg: 20.9354,
  argumentOfPericenterDeg: 317.3996,
  meanAnomalyDeg: 16.1142,
  bstarPerEarthRadius: 0.00014224,
  meanMotionDotRevPerDay2: 0.00007553,
  meanMotionDdotRevPerDay3: 0,
  classification: 'U',
  elementSetNumber: 999,
  revolutionAtEpoch: 33251,
};

/** Soyuz MS-19 as the program asks it of itself. */
export const MS19: ReturnRequest = {
  flight: 'soyuz-ms-19',
  flightName: 'Soyuz MS-19',
  vehicle: vehicleFromData(soyuz),
  elements: STATION,
  place: { id: 'zhezkazgan-147-se', latitudeDeg: 47.33333, longitudeDeg: 69.58333, groundMslM: 380, geoidM: -38.8 },
  steer: true,
  mode: 'guided',
  ballisticBelowM: null,
  parachute: 'main',
  after: instant('2022-03-30T07:21:00Z'),
  burnStart: null,
  deltaVMps: 128,
  undocking: instant('2022-03-30T07:21:00Z'),
  crew: 3,
  cargoKg: 0,
  profile: null,
  windName: null,
  inputs: [],
  actual: null,
  warnings: [],
  version: '0',
};
