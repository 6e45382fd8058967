/** What each asset bears: `data/recovery/limits.json`, or a file of the user's own. */
import type { Provenance } from '../math/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { RECOVERY_STATUSES, type RecoveryStatus } from './recovery-status.ts';

export type LandingKind = 'steppe' | 'airbags' | 'splash';
export type Medium = 'capsule' | 'air' | 'ground' | 'sea' | 'tent';

/** What a limit may be set on: weather as told, and two that are computed, the Sun and the slope of waves. */
export const LIMIT_QUANTITIES = [
  'groundWindMps',
  'gustMps',
  'windAloftMps',
  'temperatureC',
  'visibilityM',
  'ceilingM',
  'cloudCoverPercent',
  'precipitationMmH',
  'snowDepthM',
  'icing',
  'waveHeightM',
  'sunElevationDeg',
  'waveSlopeDeg',
] as const;
export type LimitQuantity = (typeof LIMIT_QUANTITIES)[number];

export interface Asset {
  readonly id: string;
  readonly for: readonly LandingKind[];
  readonly medium: Medium;
}

export interface Limit extends Provenance<RecoveryStatus> {
  readonly asset: string;
  readonly quantity: LimitQuantity;
  /** `max`: the value must stay below; `min`: above. */
  readonly side: 'max' | 'min';
  readonly caution: number | null;
  readonly noGo: number | null;
  readonly unit: string;
  readonly bounds?: readonly number[];
}

export interface Limits {
  readonly id: string;
  /** The day on which the file was last looked through. */
  readonly asOf: string;
  readonly assets: readonly Asset[];
  readonly limits: readonly Limit[];
}

const MAX_LIMITS = 500;
const KINDS: readonly string[] = ['steppe', 'airbags', 'splash'] satisfies LandingKind[];
const MEDIA: readonly string[] = ['capsule', 'air', 'ground', 'sea', 'tent'] satisfies Medium[];

/** Reads limits from parsed JSON; a number that is not one, or an asset that is not listed, is refused with its place. */
export function readLimits(value: unknown, where: string): Outcome<Limits> {
  const file = value as Partial<Limits> | null;
  if (typeof file !== 'object' || file === null || !Array.isArray(file.assets) || !Array.isArray(file.limits))
    return fail(
      where,
      message('recovery.shape', { shape: '{id, asOf, assets: [...], limits: [...]}' }),
      typeof value,
      message('recovery.limits-shape'),
    );
  if (file.limits.length > MAX_LIMITS)
    return fail(where, message('recovery.at-most-limits', { count: MAX_LIMITS }), `${file.limits.length}`);
  const ids = new Set<string>();
  for (const [i, asset] of file.assets.entries()) {
    const at = `${where}.assets[${i}]`;
    if (typeof asset?.id !== 'string' || ids.has(asset.id))
      return fail(at, message('recovery.id-of-its-own'), JSON.stringify(asset?.id ?? null));
    if (!MEDIA.includes(asset.medium)) return fail(at, message('recovery.medium', { media: MEDIA }), JSON.stringify(asset.medium ?? null));
    if (!Array.isArray(asset.for) || asset.for.some((kind: string) => !KINDS.includes(kind)))
      return fail(at, message('recovery.for-kinds', { kinds: KINDS }), JSON.stringify(asset.for ?? null));
    ids.add(asset.id);
  }
  for (const [i, limit] of file.limits.entries()) {
    const at = `${where}.limits[${i}]`;
    if (!ids.has(limit?.asset)) return fail(at, message('recovery.asset-of-file'), JSON.stringify(limit?.asset ?? null));
    if (!(LIMIT_QUANTITIES as readonly unknown[]).includes(limit.quantity))
      return fail(at, message('recovery.quantity', { quantities: LIMIT_QUANTITIES }), JSON.stringify(limit.quantity ?? null));
    if (limit.side !== 'max' && limit.side !== 'min') return fail(at, message('recovery.side'), JSON.stringify(limit.side ?? null));
    for (const key of ['caution', 'noGo'] as const)
      if (limit[key] !== null && !Number.isFinite(limit[key]))
        return fail(at, message('recovery.number-or-null', { field: key }), JSON.stringify(limit[key] ?? null));
    if (limit.caution !== null && limit.noGo !== null && (limit.side === 'max' ? limit.noGo < limit.caution : limit.noGo > limit.caution))
      return fail(
        at,
        message('recovery.no-go-beyond-caution'),
        message('recovery.caution-and-no-go', { caution: limit.caution, noGo: limit.noGo, side: limit.side }),
      );
    if (typeof limit.unit !== 'string' || typeof limit.source !== 'string')
      return fail(at, message('recovery.unit-and-source'), JSON.stringify({ unit: limit.unit, source: limit.source }));
    if (!RECOVERY_STATUSES.includes(limit.status))
      return fail(at, message('recovery.status', { statuses: RECOVERY_STATUSES }), JSON.stringify(limit.status ?? null));
  }
  return succeed({ id: file.id ?? where, asOf: file.asOf ?? 'unknown', assets: file.assets, limits: file.limits });
}
