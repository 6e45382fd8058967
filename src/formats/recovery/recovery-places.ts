/** Points and areas of a recovery card, as every map format takes them. */
import type { CardSector, RecoveryCard, Unit } from '../../recovery/index.ts';
import { RAD_PER_DEG, portableCos } from '../../math/index.ts';
import type { PlaceDeg } from '../../flight/index.ts';
import { type Corner, type Language, type Say, sayIn, splitRingAtAntimeridian } from '../../presentation/index.ts';
import { flightText, percentOf, unitText } from './recovery-card-facts.ts';

export type CardPointKind = 'expected' | 'target' | 'actual' | 'found' | 'sector' | 'unit' | 'drift';

export interface CardPoint {
  readonly kind: CardPointKind;
  /** Unique in a card. */
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly place: PlaceDeg;
  /** Circular error, one standard deviation, in metres; absent where it is not known. */
  readonly errorM?: number;
  readonly unit?: Unit;
}

export function cardPoints(card: RecoveryCard, language: Language): readonly CardPoint[] {
  const say = sayIn(language);
  const { expected, target, actual, search, touchdown, drift } = card;
  const points: CardPoint[] = [
    {
      kind: 'expected',
      id: 'expected',
      name: `${flightText(card, language)}: ${say('predicted')}`,
      about: touchdown.time,
      place: expected,
      ...spreadOf(card),
    },
  ];
  if (target !== null)
    points.push({ kind: 'target', id: 'target', name: say('target'), about: card.siteName?.[language] ?? '', place: target });
  if (actual !== null) points.push({ kind: 'actual', id: 'actual', name: say('real'), about: '', place: actual });
  if (search !== null) {
    if (search.found !== null) points.push({ kind: 'found', id: 'found', name: say('found'), about: '', place: search.found });
    for (const sector of ranked(search.sectors))
      points.push({ kind: 'sector', id: `sector-${sector.id}`, name: sector.id, about: sectorText(sector, say), place: sector.centre });
    for (const unit of search.units) {
      const task = search.tasks.find(({ unit: id, wave }) => id === unit.id && wave === 1);
      points.push({
        kind: 'unit',
        id: `unit-${unit.id}`,
        name: unitText(unit.id, say),
        about: task === undefined ? '' : `${say('sector')} ${task.sector}`,
        place: unit.place,
        unit,
      });
    }
  }
  for (const { hours, middle, radiusKm } of drift?.hours ?? [])
    points.push({
      kind: 'drift',
      id: `drift-${hours}h`,
      name: `${say('drift')} ${say('hours', { hours })}`,
      about: say('map.kilometres', { km: radiusKm.toFixed(1) }),
      place: middle,
      errorM: radiusKm * 1000,
    });
  return points;
}

const KM_PER_DEG = 111.2;

/** How far the samples of the mode flown lie from the place expected: the root of the mean square of one axis. */
function spreadOf({ search, expected }: RecoveryCard): { readonly errorM?: number } {
  const flown = search?.samples.mode[0];
  if (search === null || flown === undefined) return {};
  const { latitudeDeg, longitudeDeg, mode } = search.samples;
  const east = portableCos(expected.latitudeDeg * RAD_PER_DEG);
  const own = latitudeDeg.flatMap((latitude, i) =>
    mode[i] !== flown
      ? []
      : [((latitude - expected.latitudeDeg) * KM_PER_DEG) ** 2 + ((longitudeDeg[i]! - expected.longitudeDeg) * KM_PER_DEG * east) ** 2],
  );
  const meanSquare = own.reduce((sum, square) => sum + square, 0) / own.length;
  return { errorM: Math.sqrt(meanSquare / 2) * 1000 };
}

export function ranked(sectors: readonly CardSector[]): readonly CardSector[] {
  return sectors.toSorted((a, b) => a.rank - b.rank);
}

export function sectorText({ probability, rank, areaKm2 }: CardSector, say: Say): string {
  return `${say('probability')} ${percentOf(probability)} %, ${rank}. ${say('area')} ${areaKm2} ${say('km2')}`;
}

/** Closed rings of a sector, counterclockwise, cut at the antimeridian; longitude first. */
export function sectorRings({ corners }: CardSector): readonly (readonly Corner[])[] {
  return splitRingAtAntimeridian(corners.toReversed());
}
