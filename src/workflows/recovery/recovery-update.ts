/** `union recovery update`: a card after something was searched, heard, seen or found. Nothing but the card is needed. */
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Evidence, type RecoveryCard, cardFromFile, updateCard } from '../../recovery/index.ts';
import { parseInstant } from '../../time/index.ts';
import { parseLatLon } from '../return/index.ts';
import type { Named } from '../world/index.ts';

export interface UpdateQuestion {
  /** Names of sectors, with commas between. */
  readonly searched?: string;
  readonly nothing?: string;
  readonly pod?: number;
  readonly found?: string;
  readonly sighted?: string;
  readonly withinKm?: number;
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

function evidenceOf(
  question: UpdateQuestion,
  { flightName }: RecoveryCard,
  search: NonNullable<RecoveryCard['search']>,
): Outcome<readonly Evidence[]> {
  const at = question.at ?? null;
  const pod = question.pod ?? search.evidenceData.defaultPod.value;
  if (!(pod > 0 && pod <= 1)) return fail('pod', message('workflows.probability-above-zero'), `${pod}`, message('workflows.four-in-five'));
  if (question.pod !== undefined && question.searched === undefined && question.nothing === undefined)
    return fail('pod', message('workflows.beside-search'), message('workflows.neither'));
  const evidence: Evidence[] = [];
  for (const kind of ['searched', 'nothing'] as const)
    for (const name of question[kind]?.split(',') ?? []) {
      const sector = search.sectors.find(({ id }) => id.toLowerCase() === name.trim().toLowerCase());
      if (sector === undefined)
        return fail(
          kind,
          message('workflows.sector-of', { flight: flightName, names: search.sectors.map(({ id }) => id) }),
          JSON.stringify(name),
        );
      evidence.push({ kind, sector: sector.id, pod, at });
    }
  if (question.silence === true) evidence.push({ kind: 'silence', afterMin: search.evidenceData.silence.afterMin, at });
  if (question.sighted !== undefined) {
    const place = parseLatLon(question.sighted, 'sighted');
    if (!place.ok) return place;
    const { errorKm, falseAlarm } = search.evidenceData.sighting;
    const withinKm = question.withinKm ?? errorKm.value;
    if (!(withinKm >= ERROR_LIMITS_KM.from && withinKm <= ERROR_LIMITS_KM.to))
      return fail('withinKm', message('workflows.km-limits', ERROR_LIMITS_KM), `${withinKm}`);
    evidence.push({ kind: 'sighted', place: place.value, errorKm: withinKm, falseAlarm: falseAlarm.value, at });
  } else if (question.withinKm !== undefined) return fail('withinKm', message('workflows.beside-sighting'), message('workflows.none'));
  if (question.found !== undefined) {
    const place = parseLatLon(question.found, 'found');
    if (!place.ok) return place;
    evidence.push({ kind: 'found', place: place.value, at });
  }
  return succeed(evidence);
}
