/** `union recovery update`: a card after something was searched, heard, seen or found. Nothing but the card is needed. */
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Evidence, type RecoveryCard, updateCard } from '../../recovery/index.ts';
import { parseInstant } from '../../time/index.ts';
import { parseLatLon } from '../return/index.ts';
import type { NamedText } from '../world/index.ts';

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

const SCHEMA = 'union-station/recovery-card/1';
const MAX_EVIDENCE = 1000;
const ERROR_LIMITS_KM = { from: 0.1, to: 200 } as const;

export function updatedCard(card: NamedText, question: UpdateQuestion): Outcome<RecoveryCard> {
  const read = readCard(card);
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

function readCard({ text }: NamedText): Outcome<RecoveryCard> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail(
      'card',
      message('workflows.card-in-json'),
      error instanceof Error ? error.message : String(error),
      message('workflows.recovery-writes-one'),
    );
  }
  const card = value as Partial<RecoveryCard> | null;
  if (typeof card !== 'object' || card === null || card.schema !== SCHEMA)
    return fail(
      'card',
      message('workflows.schema', { schema: SCHEMA }),
      JSON.stringify(card?.schema ?? null),
      message('workflows.recovery-writes-one'),
    );
  const broken = brokenPart(card);
  if (broken !== null)
    return fail(
      `card.${broken}`,
      message('workflows.part-of-card'),
      message('workflows.something-else'),
      message('workflows.cut-or-changed'),
    );
  return succeed(card as RecoveryCard);
}

/** The first part of a card that cannot be worked with, or null. Only what an update reads is looked at. */
function brokenPart({ touchdown, timeline, inputs, expected, search }: Partial<RecoveryCard>): string | null {
  if (typeof touchdown?.time !== 'string' || !parseInstant(touchdown.time, '').ok) return 'touchdown';
  if (!Array.isArray(timeline)) return 'timeline';
  if (!Array.isArray(inputs)) return 'inputs';
  if (typeof expected?.latitudeDeg !== 'number') return 'expected';
  if (search === null) return null;
  if (typeof search !== 'object') return 'search';
  const { sectors, units, evidence, samples, evidenceData, plane, reach } = search;
  if (!Array.isArray(sectors) || sectors.some((sector) => typeof sector?.id !== 'string' || !(sector.areaKm2 > 0))) return 'search.sectors';
  if (!Array.isArray(units) || units.some((unit) => !(unit?.kmPerMin > 0))) return 'search.units';
  if (!Array.isArray(evidence)) return 'search.evidence';
  if (typeof plane?.headingDeg !== 'number' || typeof reach?.placeKnown !== 'object') return 'search';
  if (typeof evidenceData?.silence?.afterMin !== 'number') return 'search.evidenceData';
  const columns = [samples?.latitudeDeg, samples?.longitudeDeg, samples?.mode, samples?.sector];
  if (columns.some((column) => !Array.isArray(column) || column.length !== columns[0]!.length)) return 'search.samples';
  if (!Array.isArray(samples.weightOfMode) || samples.sector.some((index) => !(index >= 0 && index < sectors.length)))
    return 'search.samples.sector';
  if (samples.mode.some((mode) => !(samples.weightOfMode[mode]! >= 0))) return 'search.samples.mode';
  const ids = new Set(sectors.map(({ id }) => id));
  const lost = evidence.find((piece) => (piece.kind === 'searched' || piece.kind === 'nothing') && !ids.has(piece.sector));
  return lost === undefined ? null : 'search.evidence';
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
