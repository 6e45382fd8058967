/** `union recovery update`: a card after something was searched, heard, seen or found. Nothing but the card is needed. */
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { PlaceDeg } from '../../flight/index.ts';
import { type Evidence, type RecoveryCard, cardFromFile, standing, updateCard } from '../../recovery/index.ts';
import { parseInstant } from '../../time/index.ts';
import { parseLatLon } from '../return/index.ts';
import type { Named } from '../world/index.ts';
import { placeNearSectors } from './place-near-sectors.ts';

export interface UpdateQuestion {
  /** Names of sectors, with commas between. */
  readonly searched?: string;
  readonly nothing?: string;
  readonly pod?: number;
  readonly found?: string;
  readonly sighted?: string;
  readonly withinKm?: number;
  /** LAT,LON as COSPAS-SARSAT tells it, as the crew says it, and where a radar's track ended. */
  readonly beacon?: string;
  readonly phone?: string;
  readonly radar?: string;
  /** LAT,LON,DEGREES: from where a signal was heard, and in which direction. */
  readonly bearing?: string;
  readonly sigmaDeg?: number;
  /** The id of a piece of evidence that was wrong. */
  readonly withdraw?: string;
  readonly by?: string;
  /** A place far from every sector is meant. */
  readonly sure?: boolean;
  readonly silence?: boolean;
  /** When it came in, and the search goes on from. */
  readonly at?: string;
}

const MAX_EVIDENCE = 1000;
const ERROR_LIMITS_KM = { from: 0.1, to: 200 } as const;

export function updatedCard(card: Named<RecoveryCard>, question: UpdateQuestion): Outcome<RecoveryCard> {
  const read = cardFromFile(card.value, 'card');
  if (!read.ok) return read;
  const { search } = read.value;
  if (search === null)
    return fail('card', message('workflows.card-with-search'), message('workflows.return-alone'), message('workflows.make-from-footprint'));
  const added = evidenceOf(question, read.value, search);
  if (!added.ok) return added;
  if (added.value.length === 0) return fail('', message('workflows.some-evidence'), message('workflows.none'));
  if (search.evidence.length + added.value.length > MAX_EVIDENCE)
    return fail('card', message('workflows.at-most-evidence', { count: MAX_EVIDENCE }), message('workflows.more'));
  const at = question.at === undefined ? succeed(null) : parseInstant(question.at, 'at');
  if (!at.ok) return at;
  return succeed(updateCard(read.value, added.value, at.value ?? undefined));
}

type Search = NonNullable<RecoveryCard['search']>;

/** The options that give a place, each with how the place was got. */
const MEANS = [
  ['sighted', 'seen'],
  ['beacon', 'beacon'],
  ['phone', 'phone'],
  ['radar', 'radar'],
] as const;

function evidenceOf(question: UpdateQuestion, { flightName }: RecoveryCard, search: Search): Outcome<readonly Evidence[]> {
  const pod = question.pod ?? search.evidenceData.defaultPod.value;
  if (!(pod > 0 && pod <= 1)) return fail('pod', message('workflows.probability-above-zero'), `${pod}`, message('workflows.four-in-five'));
  if (question.pod !== undefined && question.searched === undefined && question.nothing === undefined)
    return fail('pod', message('workflows.beside-search'), message('workflows.neither'));
  const next = search.evidence.length + 1;
  const evidence: Evidence[] = [];
  const brought = () => ({
    id: `e${next + evidence.length}`,
    ...(question.by !== undefined && { by: question.by }),
    at: question.at ?? null,
  });
  for (const kind of ['searched', 'nothing'] as const)
    for (const name of question[kind]?.split(',') ?? []) {
      const sector = search.sectors.find(({ id }) => id.toLowerCase() === name.trim().toLowerCase());
      if (sector === undefined)
        return fail(
          kind,
          message('workflows.sector-of', { flight: flightName, names: search.sectors.map(({ id }) => id) }),
          JSON.stringify(name),
        );
      evidence.push({ kind, sector: sector.id, pod, ...brought() });
    }
  if (question.silence === true) evidence.push({ kind: 'silence', afterMin: search.evidenceData.silence.afterMin, ...brought() });
  const fixed = MEANS.find(([field]) => question[field] !== undefined);
  if (question.withinKm !== undefined && fixed === undefined)
    return fail('withinKm', message('workflows.beside-sighting'), message('workflows.none'));
  for (const [field, means] of MEANS) {
    const text = question[field];
    if (text === undefined) continue;
    const place = placeOf(text, field, question, search);
    if (!place.ok) return place;
    const { errorKm, falseAlarm } = (means === 'seen' ? undefined : search.evidenceData.fixes?.[means]) ?? search.evidenceData.sighting;
    const withinKm = question.withinKm ?? errorKm.value;
    if (!(withinKm >= ERROR_LIMITS_KM.from && withinKm <= ERROR_LIMITS_KM.to))
      return fail('withinKm', message('workflows.km-limits', ERROR_LIMITS_KM), `${withinKm}`);
    evidence.push({ kind: 'sighted', place: place.value, errorKm: withinKm, falseAlarm: falseAlarm.value, means, ...brought() });
  }
  const bearing = bearingOf(question, search);
  if (!bearing.ok) return bearing;
  if (bearing.value !== null) evidence.push({ ...bearing.value, ...brought() });
  if (question.found !== undefined) {
    const place = placeOf(question.found, 'found', question, search);
    if (!place.ok) return place;
    evidence.push({ kind: 'found', place: place.value, ...brought() });
  }
  if (question.withdraw !== undefined) {
    const ids = standing(search.evidence).flatMap(({ id }) => (id === undefined ? [] : [id]));
    if (!ids.includes(question.withdraw))
      return fail('withdraw', message('workflows.evidence-of-card', { names: ids }), JSON.stringify(question.withdraw));
    evidence.push({ kind: 'withdrawn', evidence: question.withdraw, ...brought() });
  }
  return succeed(evidence);
}

/** A place told from the field, if it is near enough to where the capsule may be, or its teller is sure. */
function placeOf(text: string, field: string, { sure }: UpdateQuestion, search: Search, farKm?: number): Outcome<PlaceDeg> {
  if (sure === true) return parseLatLon(text, field);
  const place = placeNearSectors(text, field, search, farKm);
  if (place.ok || !parseLatLon(text, field).ok || place.failure.hint !== undefined) return place;
  const { where, wanted, found } = place.failure;
  return fail(where, wanted, found, message('workflows.say-sure'));
}

const SIGMA_LIMITS_DEG = { from: 0.1, to: 45 } as const;

type Bearing = Pick<Extract<Evidence, { readonly kind: 'bearing' }>, 'kind' | 'from' | 'bearingDeg' | 'sigmaDeg' | 'falseAlarm'>;

/** A VHF beacon on the ground is heard to the horizon: 450 km from 12 km up, as high as aircraft listen (4.12 km times the root of metres). */
const HEARD_KM = 450;

function bearingOf(question: UpdateQuestion, search: Search): Outcome<Bearing | null> {
  const { bearing, sigmaDeg } = question;
  if (bearing === undefined)
    return sigmaDeg === undefined ? succeed(null) : fail('sigmaDeg', message('workflows.beside-bearing'), message('workflows.none'));
  const data = search.evidenceData.bearing;
  if (data === undefined) return fail('card', message('workflows.card-with-bearings'), message('workflows.older-card'));
  const [latitude = '', longitude = '', degrees = '', ...more] = bearing.split(',');
  const from = placeOf(`${latitude},${longitude}`, 'bearing', question, search, HEARD_KM);
  if (!from.ok) return from;
  const direction = Number(degrees);
  if (degrees.trim() === '' || more.length > 0 || !(direction >= 0 && direction <= 360))
    return fail('bearing', message('workflows.place-and-bearing'), JSON.stringify(bearing));
  const sigma = sigmaDeg ?? data.sigmaDeg.value;
  if (!(sigma >= SIGMA_LIMITS_DEG.from && sigma <= SIGMA_LIMITS_DEG.to))
    return fail('sigmaDeg', message('workflows.degree-limits', SIGMA_LIMITS_DEG), `${sigma}`);
  return succeed({ kind: 'bearing', from: from.value, bearingDeg: direction, sigmaDeg: sigma, falseAlarm: data.falseAlarm.value });
}
