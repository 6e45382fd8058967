import type { FlownReturn } from '../../flight/index.ts';
import { formatInstant } from '../../time/index.ts';
import { EVENT_TITLES, type Position, returnName, splitAtAntimeridian } from '../../presentation/index.ts';

/** A tenth of a metre on the ground, a centimetre in height: what the numbers are worth, and no more bytes. */
function rounded([longitudeDeg, latitudeDeg, altitudeM]: Position): Position {
  return [Number(longitudeDeg.toFixed(6)), Number(latitudeDeg.toFixed(6)), Number(altitudeM.toFixed(2))];
}

function feature(id: string, geometry: object, properties: object): object {
  return { type: 'Feature', id, geometry, properties };
}

function point(id: string, position: Position, properties: object): object {
  return feature(id, { type: 'Point', coordinates: rounded(position) }, properties);
}

function track({ track: samples }: FlownReturn): object {
  const first = samples[0];
  const last = samples.at(-1);
  const parts = splitAtAntimeridian(samples.map((sample) => [sample.longitudeDeg, sample.latitudeDeg, sample.altitudeM] as const));
  const lines = parts.map((part) => part.map(rounded));
  const geometry = lines.length === 1 ? { type: 'LineString', coordinates: lines[0] } : { type: 'MultiLineString', coordinates: lines };
  return feature('track', geometry, {
    kind: 'track',
    start_utc: first === undefined ? null : formatInstant(first.instant, 1),
    end_utc: last === undefined ? null : formatInstant(last.instant, 1),
  });
}

/** RFC 7946: WGS 84 longitude, latitude, then altitude in metres above the ellipsoid. The track is cut at the antimeridian. */
export function formatGeoJson(flown: FlownReturn): string {
  const { report } = flown;
  const { target } = report.request;
  const { actual, touchdown } = report;
  const events = report.events.map((event) =>
    point(`event/${event.name}`, [event.longitudeDeg, event.latitudeDeg, event.altitudeKm * 1000], {
      kind: 'event',
      name: event.name,
      title: EVENT_TITLES[event.name],
      time_utc: event.time,
      since_burn_s: event.sinceBurnS,
      altitude_hae_km: event.altitudeKm,
      speed_earth_relative_mps: event.speedMps,
      load_g: event.loadG,
    }),
  );
  const places = [
    target &&
      point('target', [target.longitudeDeg, target.latitudeDeg, touchdown.groundAboveEllipsoidM], {
        kind: 'target',
        site: report.request.site,
      }),
    point('touchdown', [touchdown.longitudeDeg, touchdown.latitudeDeg, touchdown.groundAboveEllipsoidM], {
      kind: 'touchdown',
      time_utc: touchdown.time,
      vertical_speed_mps: touchdown.verticalSpeedMps,
      horizontal_speed_mps: touchdown.horizontalSpeedMps,
      miss_km: report.guidance.missKm,
    }),
    typeof actual?.latitudeDeg === 'number' &&
      typeof actual.longitudeDeg === 'number' &&
      point('actual-touchdown', [actual.longitudeDeg, actual.latitudeDeg, touchdown.groundAboveEllipsoidM], {
        kind: 'actual-touchdown',
        time_utc: actual.touchdownTime,
        predicted_minus_actual_s: actual.touchdownErrorS,
        miss_km: actual.missKm,
      }),
  ].filter((place) => place !== null && place !== false);
  const collection = { type: 'FeatureCollection', name: returnName(report), features: [track(flown), ...events, ...places] };
  return `${JSON.stringify(collection, null, 1)}\n`;
}
