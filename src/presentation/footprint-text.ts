import type { EllipseReport, Footprint, FootprintMode, ModeFootprint, PlaceDeg } from '../flight/index.ts';
import { PALETTE } from './palette.ts';
import { formatPlace, returnName } from './return-text.ts';

/** What people read for each mode, and how its lines look: colour never stands alone, so each has its own dash too. */
export const MODE_STYLES: Readonly<Record<FootprintMode, { readonly title: string; readonly colour: string; readonly dash: string }>> = {
  guided: { title: 'Guided', colour: PALETTE.altitude, dash: 'none' },
  ballistic: { title: 'Ballistic from the start', colour: PALETTE.load, dash: '7 3' },
  'late-failure': { title: 'Ballistic after a guidance failure', colour: PALETTE.bank, dash: '2 3' },
  'reserve-parachute': { title: 'Reserve parachute', colour: PALETTE.speed, dash: '8 3 2 3' },
};

export function isFootprintMode(text: string): text is FootprintMode {
  return Object.hasOwn(MODE_STYLES, text);
}

/** `95 %`, `99.73 %`: a share with the digits that it has, at most two after the point. */
export function percentText(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

/** `10,000` */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Three figures of a length or an area, more before the point. */
export function figuresText(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}

/** What makes an answer repeatable, in a line: flight, samples, failures, seed. */
export function campaignText(footprint: Footprint): string {
  const counted = `${countText(footprint.samples)} ${footprint.samples === 1 ? 'sample' : 'samples'}, ${countText(footprint.failed)} failed, seed ${footprint.seed}`;
  return footprint.ended === 'interrupted' ? `${counted}, interrupted` : counted;
}

export function footprintName(footprint: Footprint): string {
  return returnName(footprint.nominal);
}

/** A stretch of ground to search: a mode, or the part of a late failure whose guidance was lost between two altitudes. */
export interface Zone {
  /** Unique in a footprint: `guided`, `late-failure/40-60km`. */
  readonly id: string;
  readonly title: string;
  readonly mode: ModeFootprint;
  readonly band: { readonly fromKm: number; readonly toKm: number } | null;
  readonly samples: number;
  readonly centre: PlaceDeg;
  readonly ellipses: readonly EllipseReport[];
}

/** Every zone, modes in their order and each before its bands. */
export function zonesOf({ modes }: Footprint): readonly Zone[] {
  return modes.flatMap((mode): Zone[] => {
    const { samples, centre, ellipses } = mode;
    const bands = (mode.bands ?? []).map((band) => ({
      ...band,
      id: `${mode.mode}/${band.fromKm}-${band.toKm}km`,
      title: `Guidance lost at ${band.fromKm} to ${band.toKm} km`,
      mode,
      band: { fromKm: band.fromKm, toKm: band.toKm },
    }));
    return [{ id: mode.mode, title: MODE_STYLES[mode.mode].title, mode, band: null, samples, centre, ellipses }, ...bands];
  });
}

/** An ellipse as a short table of what and how much. */
export function ellipseFacts(ellipse: EllipseReport): readonly (readonly [what: string, howMuch: string])[] {
  return [
    ['Probability', percentText(ellipse.probability)],
    ['Semi-axes', `${figuresText(ellipse.semiMajorKm)} km × ${figuresText(ellipse.semiMinorKm)} km`],
    ['Major axis', `${ellipse.azimuthDeg.toFixed(1)}° clockwise from north`],
    ['Area', `${figuresText(ellipse.areaKm2)} km²`],
    ['Samples inside', percentText(ellipse.empiricalCover)],
  ];
}

/** What a searcher asks of a zone beside its ellipses. Times and radii are the whole mode's; a band of one has samples and a centre. */
export function zoneFacts(
  footprint: Footprint,
  { mode, band, samples, centre }: Zone,
): readonly (readonly [what: string, howMuch: string])[] {
  const counted = band === null ? `${countText(samples)}, ${countText(mode.failed)} failed` : countText(samples);
  const { r50, r90, r95, r99 } = mode.radiusKm;
  return [
    ['Flight', footprintName(footprint)],
    ['Chance of this mode', `${percentText(mode.weight)} (${mode.weightSource})`],
    ['Samples', `${counted}, seed ${footprint.seed}`],
    ['Centre', formatPlace(centre.latitudeDeg, centre.longitudeDeg)],
    ...(band === null
      ? [
          ['Radius that holds 50, 90, 95, 99 %', `${[r50, r90, r95, r99].map(figuresText).join(', ')} km`] as const,
          ['Mean touchdown (UTC)', mode.touchdownTime.mean] as const,
          ['Touchdown 5 % to 95 % (UTC)', `${mode.touchdownTime.p05} to ${mode.touchdownTime.p95}`] as const,
        ]
      : [['Guidance lost', `between ${band.fromKm} and ${band.toKm} km`] as const]),
  ];
}
