/** Weather and light against what each asset bears. */
import { type Provenance, portableAtan } from '../math/index.ts';
import { STANDARD_GRAVITY_MPS2 } from '../earth/index.ts';
import type { Trend, WeatherQuantity, WeatherReading } from './field-weather.ts';
import type { LandingKind, Limit, LimitQuantity, Limits, Medium } from './limits.ts';
import type { RecoveryStatus } from './recovery-status.ts';

/** Unknown is no answer: neither go nor no-go. */
export type Verdict = 'go' | 'caution' | 'no-go' | 'unknown';

export interface Condition extends Provenance<RecoveryStatus> {
  readonly asset: string;
  readonly quantity: LimitQuantity;
  readonly value: number | null;
  readonly unit: string;
  readonly verdict: Verdict;
  readonly side: 'max' | 'min';
  readonly caution: number | null;
  readonly noGo: number | null;
  readonly trend: Trend | null;
}

export interface AssetVerdict {
  readonly asset: string;
  readonly medium: Medium;
  /** The worst of all; go only where every limit has a value: what is not known is not taken to be well. */
  readonly verdict: Verdict;
  /** Quantities that decide it. */
  readonly because: readonly LimitQuantity[];
  /** Quantities with a limit and without a value. */
  readonly unknown: readonly LimitQuantity[];
}

/** Who leads: helicopters where they may fly, else vehicles, or boats; none where nothing may move. */
export type Lead = 'air' | 'ground' | 'sea' | 'none';

export interface Conditions {
  readonly rows: readonly Condition[];
  readonly assets: readonly AssetVerdict[];
  /** The worst over capsule and those who lead: what the card says first. */
  readonly verdict: Verdict;
  readonly lead: Lead;
}

const RANK: Readonly<Record<Verdict, number>> = { go: 0, unknown: 1, caution: 2, 'no-go': 3 };

/** Steepest slope of a deep-water wave: pi H / L with L = g T^2 / 2 pi (linear theory), degrees. */
export function waveSlopeDeg(heightM: number, periodS: number): number {
  const lengthM = (STANDARD_GRAVITY_MPS2 * periodS * periodS) / (2 * Math.PI);
  return (portableAtan((Math.PI * heightM) / lengthM) * 180) / Math.PI;
}

/** Every limit held against weather and light; unknown weather is null. */
/** Thunder and wind shear are told where they are; a source that has no word for them says nothing of them. */
const isUntold = (quantity: LimitQuantity, weather: WeatherReading | null): boolean =>
  (quantity === 'thunder' || quantity === 'windShear') && weather?.values[quantity] === undefined;

export function conditionsOf(limits: Limits, landing: LandingKind, weather: WeatherReading | null, sunElevationDeg: number): Conditions {
  const assets = limits.assets.filter((asset) => asset.for.includes(landing));
  const rows = assets.flatMap(({ id }) =>
    limits.limits
      .filter(({ asset, quantity }) => asset === id && !isUntold(quantity, weather))
      .map((limit) => rowOf(limit, weather, sunElevationDeg)),
  );
  const verdicts = assets.map(({ id, medium }): AssetVerdict => {
    const own = rows.filter(({ asset }) => asset === id);
    const known = own.filter(({ verdict }) => verdict !== 'unknown');
    const verdict = worst(own.map((row) => row.verdict));
    return {
      asset: id,
      medium,
      verdict,
      because:
        verdict === 'go' || verdict === 'unknown' ? [] : known.filter((row) => row.verdict === verdict).map(({ quantity }) => quantity),
      unknown: own.filter((row) => row.verdict === 'unknown').map(({ quantity }) => quantity),
    };
  });
  const lead = leadOf(verdicts);
  const decisive = verdicts.filter(({ medium }) => medium === 'capsule' || medium === lead).map(({ verdict }) => verdict);
  return { rows, assets: verdicts, verdict: lead === 'none' ? 'no-go' : worst(decisive), lead };
}

function rowOf(limit: Limit, weather: WeatherReading | null, sunElevationDeg: number): Condition {
  const { asset, quantity, side, caution, noGo, unit, status, source } = limit;
  const value = valueOf(quantity, weather, sunElevationDeg);
  return {
    asset,
    quantity,
    value,
    unit,
    verdict: verdictOf(value, limit),
    side,
    caution,
    noGo,
    status,
    source,
    trend: weather?.trends[quantity as WeatherQuantity] ?? null,
  };
}

function valueOf(quantity: LimitQuantity, weather: WeatherReading | null, sunElevationDeg: number): number | null {
  if (quantity === 'sunElevationDeg') return sunElevationDeg;
  if (quantity === 'waveSlopeDeg') {
    const { waveHeightM, wavePeriodS } = weather?.values ?? {};
    return waveHeightM === undefined || wavePeriodS === undefined ? null : waveSlopeDeg(waveHeightM, wavePeriodS);
  }
  return weather?.values[quantity] ?? null;
}

/** A value at its limit is past it. */
function verdictOf(value: number | null, { side, caution, noGo }: Limit): Verdict {
  if (value === null) return 'unknown';
  const past = (limit: number | null) => limit !== null && (side === 'max' ? value >= limit : value <= limit);
  return past(noGo) ? 'no-go' : past(caution) ? 'caution' : 'go';
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((most, verdict) => (RANK[verdict] > RANK[most] ? verdict : most), 'go' as Verdict);
}

function leadOf(assets: readonly AssetVerdict[]): Lead {
  const may = (medium: Medium) => assets.some((asset) => asset.medium === medium && asset.verdict !== 'no-go' && isCarrier(asset.asset));
  const sea = assets.some(({ medium }) => medium === 'sea');
  if (sea) return may('sea') ? 'sea' : may('air') ? 'air' : 'none';
  return may('air') ? 'air' : may('ground') ? 'ground' : 'none';
}

/** Aircraft that only search fetch nobody. */
function isCarrier(asset: string): boolean {
  return asset !== 'an-12' && asset !== 'an-26';
}
