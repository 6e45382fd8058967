import { geodesicBetween } from '../../earth/index.ts';
import type { LandingPlace, ReturnInput, ReturnRequest } from '../../flight/index.ts';
import { parseSounding } from '../../formats/weather/index.ts';
import { sha256 } from '../../math/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, formatInstant, secondsBetween } from '../../time/index.ts';
import type { NamedText } from '../world/index.ts';

const FAR_SOUNDING_KM = 300;
const OLD_SOUNDING_HOURS = 12;

/** Members of an ensemble in an answer of Open-Meteo: `windspeed_500hPa_member01`. */
const MEMBERS = /"wind_?(?:speed|direction)_\w+_member\d+"/;
/** Winds are needed up to the parachute command, at 10.75 km (commandAltitudeM of the vehicles). A hole of this much is told: assumed, as a layer that shear can fill. */
const NEEDED_TO_M = 11_000;
const HOLE_M = 2000;
/**
 * Assumed, for the size of a warning alone: what the season's wind may be off on a day, one standard deviation, and the sink under the main canopy,
 * both in m/s. Twice the first doubles the kilometres that the warning tells, and changes nothing that is flown.
 */
const SEASON_OFF_MPS = 8;
const SINK_MPS = 10;

/** Where the profile tells no wind over kilometres of the descent, and about what that may cost. */
function holesIn({ levels }: NonNullable<FoundWind['profile']>): readonly Message[] {
  const told = levels
    .filter(({ eastwardMps, heightM }) => eastwardMps !== null && heightM <= NEEDED_TO_M + HOLE_M)
    .map(({ heightM }) => heightM);
  return [...told, ...((told.at(-1) ?? 0) < NEEDED_TO_M ? [NEEDED_TO_M] : [])].flatMap((top, i, heights) => {
    const bottom = heights[i - 1];
    if (bottom === undefined || top - bottom < HOLE_M) return [];
    const km = (metres: number) => (metres / 1000).toFixed(1);
    return [message('workflows.hole-in-wind', { from: km(bottom), to: km(top), cost: km(((top - bottom) / SINK_MPS) * SEASON_OFF_MPS) })];
  });
}

interface FoundWind {
  readonly profile: ReturnRequest['profile'];
  readonly name: string | null;
  readonly inputs: readonly ReturnInput[];
  readonly warnings: readonly Message[];
}

/** The profile nearest in time of a sounding file, and what speaks against using it there and then. */
export function findWind(file: NamedText | undefined, place: LandingPlace, at: Instant): Outcome<FoundWind> {
  if (file === undefined) return succeed({ profile: null, name: null, inputs: [], warnings: [] });
  const parsed = parseSounding(file.text, 'wind', { at, place });
  if (!parsed.ok) return parsed;
  const profile = parsed.value[0];
  if (profile === undefined) return fail('wind', message('workflows.wind-profile'), message('workflows.none'));
  const warnings: Message[] = [];
  if (profile.placeTaken === true) warnings.push(message('workflows.profile-without-place'));
  if (MEMBERS.test(file.text)) warnings.push(message('workflows.members-not-used'));
  warnings.push(...holesIn(profile));
  const { distanceM } = geodesicBetween(profile, place);
  if (distanceM > FAR_SOUNDING_KM * 1000) warnings.push(message('workflows.far-profile', { km: (distanceM / 1000).toFixed(0) }));
  const hours = Math.abs(secondsBetween(profile.instant, at)) / 3600;
  if (hours > OLD_SOUNDING_HOURS)
    warnings.push(message('workflows.old-profile', { instant: formatInstant(profile.instant), hours: hours.toFixed(0) }));
  return succeed({
    profile,
    name: `${profile.name}, ${formatInstant(profile.instant)}`,
    inputs: [{ name: file.name, sha256: sha256(file.text), epoch: formatInstant(profile.instant) }],
    warnings,
  });
}
