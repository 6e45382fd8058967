/**
 * Cursor-on-Target events of version 2.0 (MITRE MP090284, Message Router User's Guide; the schema Event-PUBLIC.xsd): what, where and when, for
 * ATAK and its servers. One event a line, as a stream carries them; each line is an XML document of its own.
 */
import { geodesicBetween } from '../../earth/index.ts';
import type { RecoveryCard, Unit } from '../../recovery/index.ts';
import { addSeconds, formatInstant } from '../../time/index.ts';
import { type Language, escapeXml, reportInstant, type Say, sayIn, slugOf, xmlElement } from '../../presentation/index.ts';
import { type CardPoint, cardPoints, ranked, sectorText } from './recovery-places.ts';

/** Unknown height and errors, by convention. */
const UNKNOWN = '9999999.0';
/** After this long an event is no longer to be shown as current. */
const STALE_S = 12 * 3600;
/** Types: bits of MIL-STD-2525 for units (friendly, civil), map marks (b-m-p) and shapes drawn by a user (u-d-f). */
const UNIT_TYPES: Readonly<Record<Unit['medium'], string>> = { air: 'a-f-A-C-H', ground: 'a-f-G-E-V', sea: 'a-f-S' };
const FIXED_WING = /^an-/;
const POINT_TYPES: Readonly<Record<Exclude<CardPoint['kind'], 'unit' | 'sector'>, string>> = {
  expected: 'b-m-p-s-m',
  target: 'b-m-p-w',
  actual: 'b-m-p-s-m',
  found: 'b-m-p-s-m',
  drift: 'b-m-p-s-m',
};

export function formatCardCot(card: RecoveryCard, language: Language): string {
  const say = sayIn(language);
  const events = [
    ...cardPoints(card, language)
      .filter(({ kind }) => kind !== 'sector')
      .map((point) => pointEvent(card, point)),
    ...sectorEvents(card, say),
  ];
  return `${events.join('\n')}\n`;
}

interface EventPlace {
  readonly place: CardPoint['place'];
  readonly errorM?: number | undefined;
}

const staleOf = (card: RecoveryCard): string => formatInstant(addSeconds(reportInstant(card.at), STALE_S));

const uidOf = (card: RecoveryCard, id: string): string => `union-station-${slugOf(card.flight ?? card.flightName)}-${slugOf(id)}`;

function event(
  card: RecoveryCard,
  id: string,
  kind: readonly [type: string, how: string],
  where: EventPlace,
  detail: readonly string[],
): string {
  const at = reportInstant(card.at);
  const time = formatInstant(at);
  const { place, errorM } = where;
  const attributes = {
    version: '2.0',
    uid: uidOf(card, id),
    type: kind[0],
    how: kind[1],
    time,
    start: time,
    stale: staleOf(card),
  };
  const point = xmlElement('point', {
    lat: place.latitudeDeg.toFixed(6),
    lon: place.longitudeDeg.toFixed(6),
    hae: UNKNOWN,
    ce: errorM === undefined ? UNKNOWN : errorM.toFixed(1),
    le: UNKNOWN,
  });
  return xmlElement('event', attributes, point, xmlElement('detail', {}, ...detail));
}

function pointEvent(card: RecoveryCard, { kind, id, name, about, place, errorM, unit }: CardPoint): string {
  const type =
    unit !== undefined
      ? FIXED_WING.test(unit.kind)
        ? 'a-f-A-C-F'
        : UNIT_TYPES[unit.medium]
      : POINT_TYPES[kind as keyof typeof POINT_TYPES];
  // How it came about: found by a human, computed by a machine.
  const how = kind === 'found' ? 'h-e' : 'm-p';
  return event(card, id, [type, how], { place, errorM }, [
    xmlElement('contact', { callsign: name }),
    xmlElement('remarks', {}, escapeXml(about)),
  ]);
}

/** A closed shape: its corners as links, the first again at the end. ATAK keeps one past its stale time, so its remarks tell until when it holds. */
function sectorEvents(card: RecoveryCard, say: Say): readonly string[] {
  return ranked(card.search?.sectors ?? []).map((sector) => {
    const corners = [...sector.corners, sector.corners[0]!].map(({ latitudeDeg, longitudeDeg }) =>
      xmlElement('link', { point: `${latitudeDeg.toFixed(6)},${longitudeDeg.toFixed(6)}` }),
    );
    const errorM = Math.max(...sector.corners.map((corner) => geodesicBetween(sector.centre, corner).distanceM));
    return event(card, `sector-${sector.id}`, ['u-d-f', 'm-p'], { place: sector.centre, errorM }, [
      ...corners,
      xmlElement('contact', { callsign: sector.id }),
      xmlElement('remarks', {}, escapeXml(`${sectorText(sector, say)}. ${say('cot.until', { at: staleOf(card) })}`)),
    ]);
  });
}

/**
 * Events that take the areas off the map again (`t-x-d-d`, the target in a link, with `__forcedelete`). ATAK keeps a shape that was drawn past its
 * stale time, so whoever sent the areas sends these when they no longer hold.
 */
export function formatCardCotRemoval(card: RecoveryCard): string {
  const events = ranked(card.search?.sectors ?? []).map((sector) =>
    event(card, `remove-${sector.id}`, ['t-x-d-d', 'm-g'], { place: sector.centre }, [
      xmlElement('link', { uid: uidOf(card, `sector-${sector.id}`), relation: 'p-p', type: 'u-d-f' }),
      xmlElement('__forcedelete', {}),
    ]),
  );
  return events.length === 0 ? '' : `${events.join('\n')}\n`;
}
