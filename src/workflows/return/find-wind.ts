import { geodesicBetween } from '../../earth/index.ts';
import type { LandingPlace, ReturnInput, ReturnRequest } from '../../flight/index.ts';
import { parseSounding } from '../../formats/weather/index.ts';
import { sha256 } from '../../math/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, formatInstant, secondsBetween } from '../../time/index.ts';
import type { NamedText } from '../world/index.ts';

const FAR_SOUNDING_KM = 300;
const OLD_SOUNDING_HOURS = 12;

interface FoundWind {
  readonly profile: ReturnRequest['profile'];
  readonly name: string | null;
  readonly inputs: readonly ReturnInput[];
  readonly warnings: readonly Message[];
}

/** The profile nearest in time of a sounding file, and what speaks against using it there and then. */
export function findWind(file: NamedText | undefined, place: LandingPlace, at: Instant): Outcome<FoundWind> {
  if (file === undefined) return succeed({ profile: null, name: null, inputs: [], warnings: [] });
  const parsed = parseSounding(file.text, 'wind', { at });
  if (!parsed.ok) return parsed;
  const profile = parsed.value[0];
  if (profile === undefined) return fail('wind', message('workflows.wind-profile'), message('workflows.none'));
  const warnings: Message[] = [];
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
