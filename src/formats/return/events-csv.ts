import type { FlownReturn } from '../../flight/index.ts';

const HEADER = 'event,time_utc,since_burn_s,altitude_hae_km,latitude_deg,longitude_deg,speed_earth_relative_mps,load_g';

/** One line per event. HAE is height above the WGS 84 ellipsoid. Names of events hold no comma, so nothing is quoted (RFC 4180). */
export function formatEventsCsv(flown: FlownReturn): string {
  const rows = flown.report.events.map((event) =>
    [
      event.name,
      event.time,
      event.sinceBurnS.toFixed(3),
      event.altitudeKm.toFixed(3),
      event.latitudeDeg.toFixed(5),
      event.longitudeDeg.toFixed(5),
      event.speedMps.toFixed(2),
      event.loadG.toFixed(3),
    ].join(','),
  );
  return `${[HEADER, ...rows].join('\n')}\n`;
}
