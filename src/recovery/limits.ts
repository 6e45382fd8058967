/** What each asset bears: `data/recovery/limits.json`, or a file of the user's own. */
import type { Provenance } from '../math/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import type { RecoveryStatus } from './recovery-status.ts';

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
  'thunder',
  'windShear',
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

/** A file of limits as it stands. */
export interface LimitsFile extends Pick<Limits, 'assets' | 'limits'>, Partial<Pick<Limits, 'id' | 'asOf'>> {
  readonly about?: string;
}

/** The limits of a file that is of its shape: an asset that is not listed, or a no-go before its caution, is refused with its place. */
export function limitsFromFile(file: LimitsFile, where: string): Outcome<Limits> {
  const ids = file.assets.map(({ id }) => id);
  for (const [i, id] of ids.entries())
    if (ids.indexOf(id) < i) return fail(`${where}.assets[${i}]`, message('recovery.id-of-its-own'), JSON.stringify(id));
  for (const [i, { asset, side, caution, noGo }] of file.limits.entries()) {
    const at = `${where}.limits[${i}]`;
    if (!ids.includes(asset)) return fail(at, message('recovery.asset-of-file'), JSON.stringify(asset));
    if (caution !== null && noGo !== null && (side === 'max' ? noGo < caution : noGo > caution))
      return fail(at, message('recovery.no-go-beyond-caution'), message('recovery.caution-and-no-go', { caution, noGo, side }));
  }
  return succeed({ id: file.id ?? where, asOf: file.asOf ?? 'unknown', assets: file.assets, limits: file.limits });
}
