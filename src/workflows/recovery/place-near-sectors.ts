import type { PlaceDeg } from '../../flight/index.ts';
import { type Outcome, fail, message } from '../../outcome/index.ts';
import { type RecoveryCard, zoneDistanceKm } from '../../recovery/index.ts';
import { parseLatLon } from '../return/index.ts';

/** Farther than this from every sector a place is more likely a slip than meant. */
const FAR_KM = 50;

/** A place told from the field, if it is near enough to where the capsule may be. The hint says where the other order of its numbers would fit. */
export function placeNearSectors(
  text: string,
  field: string,
  search: NonNullable<RecoveryCard['search']>,
  farKm = FAR_KM,
): Outcome<PlaceDeg> {
  const place = parseLatLon(text, field);
  if (!place.ok) return place;
  const km = zoneDistanceKm(search, place.value);
  if (km <= farKm) return place;
  const { latitudeDeg, longitudeDeg } = place.value;
  const isSwapped =
    Math.abs(longitudeDeg) <= 90 && zoneDistanceKm(search, { latitudeDeg: longitudeDeg, longitudeDeg: latitudeDeg }) <= farKm;
  return fail(
    field,
    message('workflows.place-near-zones', { km: farKm }),
    message('workflows.place-far', { place: text, km: km.toFixed(0) }),
    ...(isSwapped ? [message('workflows.swapped', { place: `${longitudeDeg},${latitudeDeg}` })] : []),
  );
}
