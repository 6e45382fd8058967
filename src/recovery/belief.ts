/** Where the capsule is believed to be: the mixture before any search, and Bayes' rule with everything that was heard, seen and searched since. */
import { FOOTPRINT_MODES, type FootprintMode, type PlaceDeg } from '../flight/index.ts';
import { type Known, RAD_PER_DEG, portableCos, portableExp, wrapDegrees } from '../math/index.ts';
import { bearingDeg } from './flight-plane.ts';
import type { Mixture, Sector } from './sectors.ts';

/** Which piece it is and who brought it. Pieces of cards made before have neither. */
interface Brought {
  /** `e1`, `e2`, ... in the order in which they came. */
  readonly id?: string;
  readonly by?: string;
  readonly at: string | null;
}

/** How a place was got. `seen`: by eye; `beacon`: by COSPAS-SARSAT; `phone`: told by the crew's satellite telephone; `radar`: where a track ended. */
export type FixMeans = 'seen' | 'beacon' | 'phone' | 'radar';

/**
 * What came in, as it is kept on the card. All of it stays, and the belief is computed from the beginning each time: order does not matter. What
 * is withdrawn stays too, with the line that withdraws it, and counts no more.
 */
export type Evidence = Brought &
  (
    | /** A sector was searched and nothing found; `pod` is the chance to have found it there. */
      { readonly kind: 'searched' | 'nothing'; readonly sector: string; readonly pod: number }
    /** Nothing was heard of the crew by so many minutes after the touchdown expected. */
    | { readonly kind: 'silence'; readonly afterMin: number }
    /** A place: one standard deviation, and the chance that it was of something else. */
    | {
        readonly kind: 'sighted';
        readonly place: PlaceDeg;
        readonly errorKm: number;
        readonly falseAlarm: number;
        readonly means?: FixMeans;
      }
    /** A line of position: the direction of a signal from a place, clockwise from north, with its standard deviation. */
    | {
        readonly kind: 'bearing';
        readonly from: PlaceDeg;
        readonly bearingDeg: number;
        readonly sigmaDeg: number;
        readonly falseAlarm: number;
      }
    /** Found: the search ends. */
    | { readonly kind: 'found'; readonly place: PlaceDeg }
    /** The piece of that id was wrong. */
    | { readonly kind: 'withdrawn'; readonly evidence: string }
  );

/** What counts: everything but what was withdrawn, and the lines that withdraw. */
export function standing(evidence: readonly Evidence[]): readonly Evidence[] {
  const withdrawn = new Set(evidence.flatMap((piece) => (piece.kind === 'withdrawn' ? [piece.evidence] : [])));
  return evidence.filter(({ kind, id }) => kind !== 'withdrawn' && (id === undefined || !withdrawn.has(id)));
}

/** `data/recovery/evidence.json`. */
export interface EvidenceData {
  readonly id: string;
  readonly asOf: string;
  readonly about?: string;
  readonly outside: Known;
  readonly silence: { readonly afterMin: number } & Readonly<Record<FootprintMode, Known>>;
  readonly sighting: { readonly errorKm: Known; readonly falseAlarm: Known };
  readonly fixes?: Readonly<Record<Exclude<FixMeans, 'seen'>, { readonly errorKm: Known; readonly falseAlarm: Known }>>;
  readonly bearing?: { readonly sigmaDeg: Known; readonly falseAlarm: Known };
  readonly defaultPod: Known;
  readonly searchStartMin: Known;
}

export interface Belief {
  /** Of the sectors in their order; with `outside` they sum to 1. */
  readonly sectors: Float64Array;
  readonly outside: number;
  /** Of each mode, `outside` left out; they sum to 1 - outside. */
  readonly modes: Readonly<Record<FootprintMode, number>>;
}

const KM_PER_DEG = 111.2;

/**
 * The belief after all evidence. Each piece is independent given where the capsule is and how it came down. Throws where a sector is named
 * that is not there: `knownSector` asks first.
 */
export function beliefAfter(mixture: Mixture, sectors: readonly Sector[], evidence: readonly Evidence[], data: EvidenceData): Belief {
  const { mode, sector } = mixture;
  const { samples, outside } = probabilitiesAfter(mixture, sectors, evidence, data);
  const sums = new Float64Array(sectors.length);
  const modes = new Float64Array(FOOTPRINT_MODES.length);
  for (let i = 0; i < samples.length; i++) {
    sums[sector[i]!]! += samples[i]!;
    modes[mode[i]!]! += samples[i]!;
  }
  return {
    sectors: sums,
    outside,
    modes: Object.fromEntries(FOOTPRINT_MODES.map((name, i) => [name, modes[i]!])) as Record<FootprintMode, number>,
  };
}

/** The same, of each sample by itself; with `outside` they sum to 1. */
export function probabilitiesAfter(
  mixture: Mixture,
  sectors: readonly Sector[],
  evidence: readonly Evidence[],
  data: EvidenceData,
): { readonly samples: Float64Array; readonly outside: number } {
  const { mode, sector, weight, latitudeDeg, longitudeDeg } = mixture;
  const bySector = new Float64Array(sectors.length).fill(1);
  const byMode = new Float64Array(FOOTPRINT_MODES.length).fill(1);
  let outside = mixture.outside;
  const sightings: Extract<Evidence, { kind: 'sighted' }>[] = [];
  const bearings: Extract<Evidence, { kind: 'bearing' }>[] = [];
  for (const piece of standing(evidence))
    switch (piece.kind) {
      case 'searched':
      case 'nothing': {
        const index = sectors.findIndex(({ id }) => id === piece.sector);
        if (index < 0) throw new RangeError(`no sector ${piece.sector}`);
        bySector[index]! *= 1 - piece.pod;
        break;
      }
      case 'silence':
        for (const [i, name] of FOOTPRINT_MODES.entries()) byMode[i]! *= data.silence[name].value;
        break;
      case 'sighted':
        sightings.push(piece);
        break;
      case 'bearing':
        bearings.push(piece);
        break;
      case 'withdrawn':
      case 'found':
        break;
    }
  // Of a sighting, per square kilometre: the false alarm is spread evenly over all sectors, and all that outside knows.
  const areaKm2 = Math.max(
    1,
    sectors.reduce((sum, each) => sum + each.areaKm2, 0),
  );
  for (const { falseAlarm } of sightings) outside *= falseAlarm / areaKm2;
  // Of a bearing, per degree: a false one may come from anywhere, and so may one from outside.
  for (let i = 0; i < bearings.length; i++) outside /= 360;
  const samples = new Float64Array(weight.length);
  let total = outside;
  for (let i = 0; i < weight.length; i++) {
    let mass = weight[i]! * bySector[sector[i]!]! * byMode[mode[i]!]!;
    for (const { place, errorKm, falseAlarm } of sightings) {
      const north = (latitudeDeg[i]! - place.latitudeDeg) * KM_PER_DEG;
      const east = (longitudeDeg[i]! - place.longitudeDeg) * KM_PER_DEG * portableCos(place.latitudeDeg * RAD_PER_DEG);
      const density = portableExp(-(north * north + east * east) / (2 * errorKm * errorKm)) / (2 * Math.PI * errorKm * errorKm);
      mass *= (1 - falseAlarm) * density + falseAlarm / areaKm2;
    }
    for (const { from, bearingDeg: told, sigmaDeg, falseAlarm } of bearings) {
      const off = wrapDegrees(bearingDeg(from, { latitudeDeg: latitudeDeg[i]!, longitudeDeg: longitudeDeg[i]! }) - told);
      const density = portableExp(-(off * off) / (2 * sigmaDeg * sigmaDeg)) / (Math.sqrt(2 * Math.PI) * sigmaDeg);
      mass *= (1 - falseAlarm) * density + falseAlarm / 360;
    }
    samples[i] = mass;
    total += mass;
  }
  if (!(total > 0)) throw new RangeError('the evidence leaves no place at all');
  return { samples: samples.map((mass) => mass / total), outside: outside / total };
}

export function foundPlace(evidence: readonly Evidence[]): PlaceDeg | null {
  const found = standing(evidence).findLast((piece) => piece.kind === 'found');
  return found?.kind === 'found' ? found.place : null;
}
