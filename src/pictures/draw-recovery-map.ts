/** The ground of a recovery card, in two pictures: the most probable sectors with north up, and all of them along the flight. */
import { portableHypot } from '../math/index.ts';
import { PALETTE, SECTOR_COLOURS, xmlElement } from '../presentation/index.ts';
import type { CardSector, RecoveryCard } from '../recovery/index.ts';
import type { NamedPlace } from './landing-panel.ts';
import { localMap } from './local-map.ts';
import { placeInAreas } from './area-labels.ts';
import { obstaclesAlong } from './label-placement.ts';
import { LABEL_HALO, type MapLabel, drawMapLabels } from './map-label.ts';
import type { MapWords } from './map-words.ts';
import { crossMark, diamondMark, discMark, northArrow, scaleBar, squareMark } from './map-marks.ts';
import { type Box, type Point, isWithin, svgBox, svgDocument, svgText, textWidth } from './svg.ts';

const CORE = { size: { width: 402, height: 236 }, frame: { x: 56, y: 2, width: 332, height: 214 } as Box };
const STRIP = { size: { width: 733, height: 96 }, frame: { x: 1, y: 1, width: 731, height: 94 } as Box };
/** How far the signs of units, towns and places reach from their middle; one that the frame would cut is left out. */
const MARK_PX = 8;
/** A name is tried in the larger size first. A sector with room for neither has none in this picture: the other one or the table has it. */
const NAME_SIZES_PX = [11, 9];
/** The core shows the likeliest sectors that together hold this much of what lies within reach of the first. */
const CORE_SHARE = 0.9;
const CORE_REACH_KM = 90;

export interface RecoveryMapWords extends MapWords {
  readonly title: string;
  readonly core: string;
  readonly zones: string;
  readonly expected: string;
  readonly target: string;
  readonly real: string;
  readonly found: string;
}

export interface RecoveryMaps {
  readonly core: string;
  readonly strip: string;
}

/** Each SVG 1.1, self-contained; `places` are towns to name. The words come from the caller's catalogue. Null where the card has no search. */
export function drawRecoveryMaps(card: RecoveryCard, words: RecoveryMapWords, places: readonly NamedPlace[]): RecoveryMaps | null {
  const { search } = card;
  if (search === null || search.sectors.length === 0) return null;
  const core = drawPanel(card, words, CORE.frame, coreOf(search.sectors), 0, places);
  const strip = drawPanel(card, words, STRIP.frame, search.sectors, search.plane.headingDeg - 90, places);
  return {
    core: svgDocument(CORE.size, words.core, words.title, core),
    strip: svgDocument(STRIP.size, words.zones, words.title, strip),
  };
}

function coreOf(sectors: readonly CardSector[]): readonly CardSector[] {
  const ranked = sectors.toSorted((a, b) => a.rank - b.rank);
  const first = ranked[0]!;
  const near = ranked.filter(
    ({ box }) => portableHypot(middle(box)[0] - middle(first.box)[0], middle(box)[1] - middle(first.box)[1]) <= CORE_REACH_KM,
  );
  const all = near.reduce((sum, { probability }) => sum + probability, 0);
  const shown: CardSector[] = [];
  let sum = 0;
  for (const sector of near) {
    if (sum >= CORE_SHARE * all && shown.length > 0) break;
    shown.push(sector);
    sum += sector.probability;
  }
  return shown;
}

function middle({ fromAlongKm, toAlongKm, fromRightKm, toRightKm }: CardSector['box']): Point {
  return [(fromAlongKm + toAlongKm) / 2, (fromRightKm + toRightKm) / 2];
}

function density({ probability, areaKm2 }: CardSector): number {
  return probability / areaKm2;
}

/** A map that holds the sectors, turned by `turnDeg`; the denser a sector, the fuller it is. */
function drawPanel(
  card: RecoveryCard,
  words: RecoveryMapWords,
  frame: Box,
  shown: readonly CardSector[],
  turnDeg: number,
  places: readonly NamedPlace[],
): string {
  const search = card.search!;
  const rightDeg = 90 + turnDeg;
  const corners = shown.flatMap((sector) => sector.corners);
  // A first map about the middle tells how wide the sectors are; the second one is fitted to them.
  const centreOf = (ends: readonly { readonly latitudeDeg: number; readonly longitudeDeg: number }[]) => ({
    latitudeDeg: (Math.min(...ends.map((place) => place.latitudeDeg)) + Math.max(...ends.map((place) => place.latitudeDeg))) / 2,
    longitudeDeg: (Math.min(...ends.map((place) => place.longitudeDeg)) + Math.max(...ends.map((place) => place.longitudeDeg))) / 2,
  });
  const centre = centreOf(corners);
  const points = corners.map(localMap(frame, centre, 1, rightDeg).project);
  const span = (axis: 0 | 1) => Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]));
  const pxPerKm = Math.min((frame.width - 40) / Math.max(1, span(0)), (frame.height - 30) / Math.max(1, span(1)));
  const map = localMap(frame, centre, pxPerKm, rightDeg, words);
  const densest = Math.max(...search.sectors.map(density));
  const outlines = search.sectors.map((sector) => {
    const colour = SECTOR_COLOURS[sector.id[0] ?? ''] ?? PALETTE.altitude;
    const ring = [...sector.corners, sector.corners[0]!].map(map.project);
    return xmlElement('path', {
      d: `${ring.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('')}Z`,
      fill: colour,
      'fill-opacity': (0.08 + 0.5 * Math.sqrt(density(sector) / densest)).toFixed(2),
      stroke: colour,
      'stroke-width': 1,
    });
  });
  const bar = scaleBar(frame, pxPerKm, words);
  const north = northArrow(frame, 0, words.north);
  const visible = (place: { readonly latitudeDeg: number; readonly longitudeDeg: number }) => {
    const [x, y] = map.project(place);
    return isWithin({ x: x - MARK_PX, y: y - MARK_PX, width: 2 * MARK_PX, height: 2 * MARK_PX }, frame);
  };
  const marks = marksOf(card, words).filter(({ place }) => visible(place));
  const units = search.units.filter(({ place }) => visible(place));
  const towns = places.filter(visible);
  const ringOf = ({ corners: ends }: CardSector) => ends.map(map.project);
  const corner = turnDeg === 0 ? [bar.box, north.box] : [bar.box];
  const drawn = [...marks, ...units].map(({ place }) => map.project(place)).concat(towns.map(map.project));
  const boxes = [...corner, ...drawn.flatMap((at) => obstaclesAlong([at], MARK_PX))];
  const names = nameSectors(search.sectors, ringOf, frame, boxes);
  const labels: MapLabel[] = [
    ...marks.map(({ place, text, colour }) => ({ at: map.project(place), text, colour, bold: true })),
    ...towns.map((place) => ({ at: map.project(place), text: place.name, colour: PALETTE.muted })),
  ];
  const inside = [
    map.ground,
    ...outlines,
    ...towns.map((place) => squareMark(map.project(place))),
    ...units.map(({ place }) => unitMark(map.project(place))),
    ...marks.map(({ place, draw }) => draw(map.project(place))),
    drawMapLabels(labels, [], [...boxes, ...names.map(({ box }) => box)], {
      x: frame.x + 3,
      y: frame.y + 3,
      width: frame.width - 6,
      height: frame.height - 6,
    }),
    ...names.map(({ svg }) => svg),
    bar.svg,
    turnDeg === 0 ? north.svg : '',
  ];
  const clip = turnDeg === 0 ? 'recovery-core' : 'recovery-strip';
  return [
    xmlElement('clipPath', { id: clip }, svgBox(frame, {})),
    xmlElement('g', { 'clip-path': `url(#${clip})` }, ...inside),
    svgBox(frame, { fill: 'none', stroke: PALETTE.frame }),
    turnDeg === 0 ? map.degrees : '',
  ].join('\n');
}

/** Each name stands wholly inside its own sector and inside the frame, the likeliest first. */
function nameSectors(
  sectors: readonly CardSector[],
  ringOf: (sector: CardSector) => readonly Point[],
  frame: Box,
  boxes: readonly Box[],
): readonly { readonly box: Box; readonly svg: string }[] {
  const rest = NAME_SIZES_PX.reduce(
    ({ named, left }, size) => {
      const sized = left.map((sector) => ({
        area: ringOf(sector),
        width: textWidth(sector.id, size, isFirst(sector)),
        height: size + 2,
      }));
      const placed = placeInAreas(sized, [...boxes, ...named.map(({ box }) => box)]);
      const fits = placed.map((box) => (box !== null && isWithin(box, frame) ? box : null));
      return {
        named: [...named, ...left.flatMap((sector, i) => (fits[i] ? [{ box: fits[i], svg: nameText(sector, fits[i], size) }] : []))],
        left: left.filter((_, i) => fits[i] === null),
      };
    },
    { named: [] as readonly { readonly box: Box; readonly svg: string }[], left: sectors.toSorted((a, b) => a.rank - b.rank) },
  );
  return rest.named;
}

function isFirst({ rank }: CardSector): boolean {
  return rank <= 6;
}

function nameText(sector: CardSector, { x, y, width }: Box, size: number): string {
  return svgText([x + width / 2, y + size - 0.5], sector.id, {
    ...LABEL_HALO,
    'text-anchor': 'middle',
    'font-size': size,
    fill: PALETTE.ink,
    'font-weight': isFirst(sector) ? 600 : undefined,
  });
}

interface Mark {
  readonly place: { readonly latitudeDeg: number; readonly longitudeDeg: number };
  readonly text: string;
  readonly colour: string;
  readonly draw: (at: Point) => string;
}

function marksOf({ expected, target, actual, search }: RecoveryCard, words: RecoveryMapWords): readonly Mark[] {
  const marks: Mark[] = [
    { place: expected, text: words.expected, colour: PALETTE.touchdown, draw: (at) => discMark(at, PALETTE.touchdown) },
  ];
  if (target !== null)
    marks.push({ place: target, text: words.target, colour: PALETTE.target, draw: (at) => crossMark(at, PALETTE.target) });
  if (actual !== null)
    marks.push({ place: actual, text: words.real, colour: PALETTE.actual, draw: (at) => diamondMark(at, PALETTE.actual) });
  const found = search?.found ?? null;
  if (found !== null)
    marks.unshift({ place: found, text: words.found, colour: PALETTE.actual, draw: (at) => diamondMark(at, PALETTE.actual) });
  return marks;
}

/** A unit that waits. */
function unitMark([x, y]: Point): string {
  return xmlElement('path', {
    d: `M${x.toFixed(1)},${(y - 5).toFixed(1)}l5,9h-10z`,
    fill: PALETTE.paper,
    stroke: PALETTE.ink,
    'stroke-width': 1.2,
  });
}
