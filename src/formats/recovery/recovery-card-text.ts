/** The recovery card for a slow link: plain text of at most 2,000 characters, the least needed left out first. */
import type { RecoveryCard } from '../../recovery/index.ts';
import { type Language, type Say, sayIn, sayName } from '../../presentation/index.ts';
import { coordinateForms } from './coordinate-forms.ts';
import {
  ageText,
  becauseText,
  byPassText,
  clocksOf,
  flightText,
  minutesText,
  offsetOf,
  percentOf,
  radioText,
  relativeText,
  sideText,
  sunText,
  unitText,
  weatherText,
} from './recovery-card-facts.ts';

export const MAX_CARD_CHARACTERS = 2000;
const SECTORS_TOLD = 6;
const TASKS_TOLD = 6;
/** Posts in the order in which they are given up; the first of them, which no team waits for, before a task is. */
const LAST_POSTS = 2;
const LESSER_POSTS = [
  'flight-houston',
  'flight-star-city',
  'second-out',
  'first-out',
  'hatch-open',
  'entry',
  'separation',
  'blackout-starts',
  'blackout-ends',
  'beacon',
  'readiness',
  'to-airfield',
];

export function formatCardText(card: RecoveryCard, language: Language): string {
  for (let sparing = 0; ; sparing++) {
    const text = textOf(card, language, sparing);
    if (text.length <= MAX_CARD_CHARACTERS) return text;
    if (sparing >= LAST_POSTS + LESSER_POSTS.length + SECTORS_TOLD + TASKS_TOLD) return `${text.slice(0, MAX_CARD_CHARACTERS - 4)}...\n`;
  }
}

/** With each step something less: the last posts, and then a task, a sector or a post. */
function textOf(card: RecoveryCard, language: Language, steps: number): string {
  const lastPosts = Math.min(steps, LAST_POSTS);
  const sparing = steps - lastPosts;
  const say = sayIn(language);
  const { touchdown, zone, search, conditions, sun } = card;
  const letter = say('from-l');
  const clocks = clocksOf(touchdown.time, zone, true);
  const forms = coordinateForms(search?.found ?? card.expected);
  const tasksTold = Math.max(2, TASKS_TOLD - sparing);
  const sectorsTold = Math.max(3, SECTORS_TOLD - Math.max(0, sparing - TASKS_TOLD));
  const dropped = new Set(LESSER_POSTS.slice(0, lastPosts + Math.max(0, sparing - TASKS_TOLD)));
  const lines = [
    `${flightText(card, language).toUpperCase()} ${say('card')} ${say('for')} ${card.at.slice(0, 16)}Z`,
    `${say(`verdict.${conditions.verdict}`)}. ${say('lead')}: ${say(`lead.${conditions.lead}`)}`,
    `${letter} ${touchdown.time.slice(0, 10)} ${clocks.utc}, ${say('moscow')} ${clocks.moscow}${zone === null || clocks.local === null ? '' : `, ${say('local')} ${clocks.local} ${offsetOf(touchdown.time, zone)}`}`,
    `${search?.found === undefined || search.found === null ? say('place') : say('found')} ${forms.dd}`,
    ` ${forms.ddm} | ${forms.dms}`,
    ` MGRS ${forms.mgrs ?? '-'}`,
    `${say('sun')}: ${sunText(card, say)}, ${say('sunset')} ${sun.nextSunset === null ? '-' : clocksOf(sun.nextSunset, zone).utc}`,
    `${say('weather')}: ${weatherText(card, say)}`,
    ...[sideText(card, say)].flatMap((text) => (text === null ? [] : [`${say('side')}: ${text}`])),
    ...conditions.assets.map(({ asset, verdict, because, unknown }) => {
      const why = conditions.rows
        .filter((row) => row.asset === asset && because.includes(row.quantity))
        .map((row) => becauseText(row, say));
      const missing = unknown.length === 0 ? '' : ` [${unknown.map((quantity) => say(`quantity.${quantity}`)).join(', ')}?]`;
      return `${sayName('asset', asset, say)}: ${say(`verdict.${verdict}`)}${why.length === 0 ? '' : ` ${why.join('; ')}`}${missing}`;
    }),
    card.timeline
      .filter(({ id }) => !dropped.has(id))
      .map(({ id, fromTouchdownMin }) => `${relativeText(fromTouchdownMin, letter)} ${sayName('post', id, say)}`)
      .join('; '),
  ];
  if (search === null) lines.push(`${say('search')}: ${say('search.none')}`);
  else {
    const { placeKnown, bySearch } = search.reach;
    const byPass = sparing > TASKS_TOLD ? null : byPassText(card, say);
    const quantiles = ({ p50, p90, p99 }: typeof placeKnown) => [p50, p90, p99].map(minutesText).join('/');
    const ranked = search.sectors.toSorted((a, b) => a.rank - b.rank);
    lines.push(
      ...search.evidence.map((piece) => `! ${evidenceText(piece, say, search.evidence)}`),
      `${say('reach')}: ${say('reach.known')} ${quantiles(placeKnown)}; ${say('reach.search')} ${quantiles(bySearch)}${byPass === null ? '' : `; ${byPass}`}`,
      ...(search.found === null ? ranked : [])
        .slice(0, sectorsTold)
        .map(
          ({ id, probability, centre }) =>
            `${id} ${percentOf(probability)} % ${centre.latitudeDeg.toFixed(3)} ${centre.longitudeDeg.toFixed(3)}`,
        ),
      ...(search.found === null
        ? [
            `${say('rest', { count: Math.max(0, ranked.length - sectorsTold) })} ${percentOf(ranked.slice(sectorsTold).reduce((sum, { probability }) => sum + probability, 0))} %, ${say('outside')} ${percentOf(search.outside.probability)} %`,
          ]
        : []),
      search.tasks
        .filter(({ wave }) => wave === 1)
        .slice(0, tasksTold)
        .map(
          ({ unit, sector, arriveMin }) =>
            `${unitText(unit, say)}>${search.found === null ? sector : say('found')} ${relativeText(arriveMin, letter)}`,
        )
        .join('; '),
    );
    if (search.grounded.length > 0)
      lines.push(
        say('grounded', {
          units: search.grounded.length > 4 ? `${search.grounded.length}` : search.grounded.map((unit) => unitText(unit, say)).join(', '),
        }),
      );
  }
  lines.push(
    `! ${say('capsule')}: ${card.capsule?.hazards?.map(({ brief }) => brief[language]).join(', ') ?? say('hazards.unknown')}`,
    `! ${radioText(card, say, language)}`,
    ...card.notes
      .filter(({ key }) => key !== 'note.limits-assumed' && key !== 'note.past' && key !== 'note.taken')
      .map(({ key, values }) => `! ${say(key, values)}`),
    card.inputs
      .filter(({ role }) => ['prediction', 'elements', 'weather', 'wind'].includes(role))
      .map((input) => `${say(`input.${input.role}`)} ${input.sha256.slice(0, 8)} ${ageText(input, say)}`)
      .join('; '),
  );
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

type Piece = NonNullable<RecoveryCard['search']>['evidence'][number];

/** What came in, with its id and who brought it; `withdrawn` where it counts no more. */
export function evidenceText(piece: Piece, say: Say, all: readonly Piece[] = []): string {
  const marks = [piece.id, piece.by, piece.at?.slice(0, 16).replace('T', ' ')].filter((mark) => mark !== undefined);
  const withdrawn = piece.id !== undefined && all.some((other) => other.kind === 'withdrawn' && other.evidence === piece.id);
  return `${whatCameIn(piece, say)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}${withdrawn ? `: ${say('evidence.counts-no-more')}` : ''}`;
}

function whatCameIn(piece: Piece, say: Say): string {
  switch (piece.kind) {
    case 'searched':
    case 'nothing':
      return say(`evidence.${piece.kind}`, { sector: piece.sector, pod: (piece.pod * 100).toFixed(0) });
    case 'silence':
      return say('evidence.silence', { minutes: piece.afterMin });
    case 'sighted':
      return say(`evidence.${piece.means === undefined || piece.means === 'seen' ? 'sighted' : piece.means}`, {
        place: coordinateForms(piece.place).dd,
        km: piece.errorKm,
      });
    case 'bearing':
      return say('evidence.bearing', { place: coordinateForms(piece.from).dd, degrees: piece.bearingDeg, sigma: piece.sigmaDeg });
    case 'withdrawn':
      return say('evidence.withdrawn', { id: piece.evidence });
    case 'found':
      return say('evidence.found', { place: coordinateForms(piece.place).dd });
  }
}
