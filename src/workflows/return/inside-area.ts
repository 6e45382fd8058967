/** `union footprint --inside`: how probable it is to come down in an area. */
import { columnAt, type Footprint, type FootprintMode, SAMPLE_SIZE, type SampleRows } from '../../flight/index.ts';
import { type Area, isInsideArea, readArea } from '../../formats/footprint/index.ts';
import { normalQuantile } from '../../math/index.ts';
import { type Message, type Outcome, message, succeed } from '../../outcome/index.ts';
import type { NamedText } from '../world/index.ts';

interface InsideShare {
  readonly mode: FootprintMode;
  readonly weight: number;
  readonly samples: number;
  readonly inside: number;
  readonly probability: number;
  /** Wilson's 95 % interval of it. */
  readonly low: number;
  readonly high: number;
}

export interface InsideArea {
  readonly area: string;
  readonly modes: readonly InsideShare[];
  /** Over all modes by their chances. */
  readonly probability: number;
  /** Where no sample came down near the area, and some would have with its latitudes and longitudes the other way round. */
  readonly note: Message | null;
}

/** Degrees of latitude and of longitude within which a place is near an area. */
const NEAR_DEG = 2;

function swappedNote(area: Area, sets: readonly SampleRows[]): Message | null {
  const [latitude, longitude] = [columnAt('latitudeDeg'), columnAt('longitudeDeg')];
  const places = sets.flatMap(({ values, indices }) =>
    indices.length === 0
      ? []
      : [...indices.keys()].map((i) => [values[i * SAMPLE_SIZE + latitude]!, values[i * SAMPLE_SIZE + longitude]!] as const),
  );
  const isNear = (latitudeDeg: number, longitudeDeg: number): boolean =>
    area.polygons.some(
      ({ west, east, south, north }) =>
        longitudeDeg > west - NEAR_DEG &&
        longitudeDeg < east + NEAR_DEG &&
        latitudeDeg > south - NEAR_DEG &&
        latitudeDeg < north + NEAR_DEG,
    );
  const isSwapped = !places.some(([lat, lon]) => isNear(lat, lon)) && places.some(([lat, lon]) => isNear(lon, lat));
  return isSwapped ? message('workflows.area-swapped') : null;
}

/** Of a footprint and its samples, with the area in GeoJSON. */
export function insideArea({ modes: told }: Footprint, sets: readonly SampleRows[], { text, name }: NamedText): Outcome<InsideArea> {
  const area = readArea(text, name);
  if (!area.ok) return area;
  const [latitude, longitude] = [columnAt('latitudeDeg'), columnAt('longitudeDeg')];
  const modes = sets.map(({ mode, values, indices }): InsideShare => {
    let [landed, inside] = [0, 0];
    for (let i = 0; i < indices.length; i++) {
      const at = i * SAMPLE_SIZE;
      if (Number.isNaN(values[at + latitude]!)) continue;
      landed++;
      if (isInsideArea(area.value, values[at + latitude]!, values[at + longitude]!)) inside++;
    }
    const weight = told.find((each) => each.mode === mode)?.weight ?? 0;
    return { mode, weight, samples: landed, inside, probability: landed > 0 ? inside / landed : 0, ...wilson(inside, landed) };
  });
  const weights = modes.reduce((sum, { weight }) => sum + weight, 0);
  const probability = weights > 0 ? modes.reduce((sum, each) => sum + each.weight * each.probability, 0) / weights : 0;
  return succeed({ area: name, modes, probability, note: swappedNote(area.value, sets) });
}

/** Wilson's interval of a share (1927, J. Am. Stat. Assoc. 22, 209): right for shares near 0 and 1 too. */
function wilson(hits: number, of: number): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const z = normalQuantile(0.975);
  const share = hits / of;
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
