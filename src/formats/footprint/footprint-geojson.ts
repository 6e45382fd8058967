import type { EllipseReport, Footprint, PlaceDeg } from '../../flight/index.ts';
import { type Corner, ellipseOutline, footprintName, splitRingAtAntimeridian, type Zone, zonesOf } from '../../presentation/index.ts';

/** A tenth of a metre on the ground. */
function rounded([longitudeDeg, latitudeDeg]: Corner): Corner {
  return [Number(longitudeDeg.toFixed(6)), Number(latitudeDeg.toFixed(6))];
}

function point(id: string, { longitudeDeg, latitudeDeg }: PlaceDeg, properties: object): object {
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates: rounded([longitudeDeg, latitudeDeg]) }, properties };
}

function zoneProperties({ seed, confidence }: Footprint, { title, mode, band, samples }: Zone): object {
  return {
    title,
    mode: mode.mode,
    mode_probability: mode.weight,
    mode_probability_source: mode.weightSource,
    samples,
    ...(band === null ? { failed: mode.failed } : { guidance_lost_from_km: band.fromKm, guidance_lost_to_km: band.toKm }),
    seed,
    confidence,
  };
}

function ellipseFeature(footprint: Footprint, zone: Zone, ellipse: EllipseReport): object {
  const rings = splitRingAtAntimeridian(ellipseOutline(zone.centre, ellipse)).map((ring) => ring.map(rounded));
  // An ellipse without extent is a feature without a place (RFC 7946, 3.2): its numbers are still told.
  const shape =
    rings.length === 1 ? { type: 'Polygon', coordinates: rings } : { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) };
  return {
    type: 'Feature',
    id: `ellipse/${zone.id}/${Number((ellipse.probability * 100).toFixed(2))}`,
    geometry: rings.length === 0 ? null : shape,
    properties: {
      kind: 'ellipse',
      ...zoneProperties(footprint, zone),
      probability: ellipse.probability,
      semi_major_km: ellipse.semiMajorKm,
      semi_minor_km: ellipse.semiMinorKm,
      major_axis_azimuth_deg: ellipse.azimuthDeg,
      area_km2: ellipse.areaKm2,
      empirical_cover: ellipse.empiricalCover,
    },
  };
}

function centreFeature(footprint: Footprint, zone: Zone): object {
  const { mode, band } = zone;
  const ofMode = {
    radius_50_km: mode.radiusKm.r50,
    radius_90_km: mode.radiusKm.r90,
    radius_95_km: mode.radiusKm.r95,
    radius_99_km: mode.radiusKm.r99,
    from_target_km: mode.fromTarget.distanceKm,
    from_target_azimuth_deg: mode.fromTarget.azimuthDeg,
    touchdown_mean_utc: mode.touchdownTime.mean,
    touchdown_sigma_s: mode.touchdownTime.sigmaS,
    touchdown_p05_utc: mode.touchdownTime.p05,
    touchdown_p95_utc: mode.touchdownTime.p95,
    on_its_side_probability: mode.onItsSideProbability,
  };
  const properties = { kind: 'centre', ...zoneProperties(footprint, zone), ...(band === null ? ofMode : {}) };
  return point(`centre/${zone.id}`, zone.centre, properties);
}

/**
 * RFC 7946: every ellipse of every zone as a polygon, counterclockwise, cut at the antimeridian; centres, target, the touchdown with every
 * deviate zero, and the real landing as points. WGS 84 longitude and latitude. Draw the smallest polygon last.
 */
export function formatFootprintGeoJson(footprint: Footprint): string {
  const { nominal, actual } = footprint;
  const { target, site } = nominal.request;
  const { touchdown } = nominal;
  const features = [
    ...zonesOf(footprint).flatMap((zone) => [
      ...zone.ellipses.toSorted((a, b) => b.probability - a.probability).map((ellipse) => ellipseFeature(footprint, zone, ellipse)),
      centreFeature(footprint, zone),
    ]),
    ...(target === null ? [] : [point('target', target, { kind: 'target', site })]),
    point('nominal-touchdown', touchdown, { kind: 'nominal-touchdown', time_utc: touchdown.time }),
    ...(actual === undefined
      ? []
      : [
          point('actual-touchdown', actual, {
            kind: 'actual-touchdown',
            time_utc: nominal.actual?.touchdownTime ?? null,
            distance_from_centre_km: actual.distanceFromCentreKm,
            at_probability: actual.atProbability,
          }),
        ]),
  ];
  return `${JSON.stringify({ type: 'FeatureCollection', name: `${footprintName(footprint)} footprint`, features }, null, 1)}\n`;
}
