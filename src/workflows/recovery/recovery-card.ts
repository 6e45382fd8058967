/** `union recovery`: from a return, its samples, weather and staging to the card. */
import { STANDARD_GRAVITY_MPS2 } from '../../earth/index.ts';
import type { Vehicle } from '../../flight/index.ts';
import { parseFieldWeather } from '../../formats/weather/index.ts';
import { sha256 } from '../../math/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import {
  type CanopyContact,
  type CardInput,
  type CardNote,
  type Evidence,
  type FieldWeather,
  type LimitsFile,
  type PostActual,
  type RecoveryCard,
  type StagingFile,
  instantOf,
  makeCard,
} from '../../recovery/index.ts';
import { DAY_S, type Instant, addSeconds, formatInstant, parseInstant, secondsBetween } from '../../time/index.ts';
import {
  actualPosts,
  atTheCapsule,
  leewayObject,
  type OwnFile,
  limitsFor,
  placesById,
  publishedWeather,
  shippedEvidence,
  shippedTimeline,
  stagingFor,
} from './recovery-data.ts';
import { type FinishedRun, type RecoverySource, flownSource, sourceOf } from './recovery-source.ts';
import { type FootprintDoor, findVehicle } from '../return/index.ts';
import { type ShippedReturn, publishedInstant, shippedReturn, site } from '../shipped/index.ts';
import type { NamedText, World } from '../world/index.ts';

export interface RecoveryQuestion extends CardQuestion {
  /** A shipped flight, or what a run has left. */
  readonly subject: string | FinishedRun;
  /** Of a shipped flight. */
  readonly samples?: number;
  readonly seed?: number;
}

/** What is asked for beside the return itself. */
export interface CardQuestion {
  readonly weather?: NamedText;
  readonly limits?: OwnFile<LimitsFile>;
  readonly staging?: OwnFile<StagingFile>;
  /** The moment the card is for; without it the clock, or for a return long past an hour before its landing. */
  readonly at?: string;
  /** Nothing was heard by the time that data/recovery/evidence.json names. */
  readonly silence?: boolean;
}

const STANDARD_SAMPLES = 2000;
const STANDARD_SEED = 1;
const RECENT_S = 7 * DAY_S;
const BEFORE_LANDING_S = 3600;
/** Air at the ground under a Soyuz canopy: as docs/touchdown.md takes it. */
const GROUND_AIR_KGM3 = 1.2;
/** After these many hours an input is stale. Ours: the age at which it is usually made anew. */
const STALE_HOURS = { elements: 72, wind: 12, weather: 3, data: 2 * 365 * 24 } as const;

export async function recoveryCard(
  world: World,
  question: RecoveryQuestion,
  door: Omit<FootprintDoor, 'keeper'>,
): Promise<Outcome<RecoveryCard>> {
  const { subject, samples = STANDARD_SAMPLES, seed = STANDARD_SEED } = question;
  if (typeof subject !== 'string') return cardOfRun(world, question, subject);
  const at = readMoment(question.at);
  if (!at.ok) return at;
  const source = await flownSource(world, { flight: subject, samples, seed }, door);
  return source.ok ? cardFrom(world, source.value, question, at.value) : source;
}

/** The card of a run that has been flown already. */
export function cardOfRun(world: World, question: CardQuestion, run: FinishedRun): Outcome<RecoveryCard> {
  const at = readMoment(question.at);
  return at.ok ? cardFrom(world, sourceOf(run), question, at.value) : at;
}

function readMoment(text: string | undefined): Outcome<Instant | null> {
  return text === undefined ? succeed(null) : parseInstant(text, 'at');
}

/** The card of a source that has been read or flown. */
function cardFrom(world: World, source: RecoverySource, question: CardQuestion, asked: Instant | null): Outcome<RecoveryCard> {
  const { now } = world;
  const { report, footprint } = source;
  const limits = limitsFor(world, question.limits);
  if (!limits.ok) return limits;
  const staging = stagingFor(world, question.staging);
  if (!staging.ok) return staging;
  const craft = findVehicle(world, report.request.vehicle);
  if (!craft.ok) return craft;
  const touchdown = instantOf(report.touchdown.time);
  const weather = weatherFrom(world, question.weather, report.request.flight, touchdown);
  if (!weather.ok) return weather;
  const at = asked ?? (Math.abs(secondsBetween(touchdown, now)) <= RECENT_S ? now : addSeconds(touchdown, -BEFORE_LANDING_S));
  const known = report.request.flight === null ? null : shippedReturn(world, report.request.flight);
  const shipped = known?.ok === true ? known.value : null;
  const place = report.request.site === null ? null : site(world, report.request.site);
  const [evidence, timeline] = [shippedEvidence(world), shippedTimeline(world)];
  const silence: readonly Evidence[] =
    question.silence === true ? [{ kind: 'silence', afterMin: evidence.value.silence.afterMin, at: null }] : [];
  const notes: CardNote[] = asked === null && at !== now ? [{ key: 'note.past', values: {} }] : [];
  if (source.taken !== null) notes.push({ key: 'note.taken', values: source.taken });
  if (report.inputs.some(({ name }) => name.startsWith('data/recovery/plans/'))) notes.push({ key: 'note.assumed-orbit', values: {} });
  return succeed(
    makeCard({
      report,
      flightName: report.request.flightName ?? report.request.flight ?? craft.value.name,
      flightNameRu: nativeName(world, report.request.flight),
      capsule: atTheCapsule(world, report.request.vehicle),
      landing: craft.value.landing,
      crew: shipped === null ? null : shipped.crewed ? shipped.crew.length : 0,
      undocking: shipped === null ? null : publishedInstant(shipped.undocking),
      at,
      zone: place?.ok === true ? place.value.zone : null,
      siteName: place?.ok === true ? { en: place.value.name, ru: place.value.nameRu } : null,
      samples: source.samples,
      weights: source.weights,
      touchdownSigmaS: footprint?.touchdownTime.sigmaS ?? null,
      centre: footprint?.centre ?? null,
      weather: weather.value?.weather ?? null,
      limits: limits.value.value,
      staging: staging.value.value,
      places: placesById(world),
      evidence: silence,
      evidenceData: evidence.value,
      timeline: timeline.value,
      actuals: [...flownPosts(shipped), ...actualPosts(world, report.request.flight)],
      leeway: leewayObject(world, 'crew-capsule'),
      touchdownModel: touchdownOf(craft.value),
      inputs: inputsOf(source, weather.value, [
        ['limits', limits.value],
        ['staging', staging.value],
        ['evidence', evidence],
        ['timeline', timeline],
      ]),
      notes,
      version: world.version,
    }),
  );
}

/** Times of a shipped flight, by the posts that they are. */
const FLOWN = [
  ['undocking', 'undocking'],
  ['burnStart', 'burn'],
  ['separation', 'separation'],
  ['entryInterface', 'entry'],
  ['parachuteOpen', 'parachute'],
  ['touchdown', 'touchdown'],
] as const;

function flownPosts(shipped: ShippedReturn | null): readonly PostActual[] {
  if (shipped === null) return [];
  return FLOWN.flatMap(([field, post]) => {
    const time = shipped[field];
    return time === undefined || time.status !== 'actual'
      ? []
      : [{ post, time: time.value, precision: time.precision, source: time.sources[0] ?? 'unsourced' }];
  });
}

interface FoundWeather {
  readonly weather: FieldWeather;
  readonly sha256: string;
}

function weatherFrom(world: World, own: NamedText | undefined, flight: string | null, touchdown: Instant): Outcome<FoundWeather | null> {
  if (own === undefined) return succeed(publishedWeather(world, flight, touchdown));
  const parsed = parseFieldWeather(own.text, 'weather', touchdown);
  return parsed.ok ? succeed({ weather: { ...parsed.value, name: own.name }, sha256: sha256(own.text) }) : parsed;
}

function touchdownOf({
  touchdown,
  capsuleMassKg,
  heatShield,
  stages,
  softLanding,
}: Vehicle): Parameters<typeof makeCard>[0]['touchdownModel'] {
  const canopy = stages.at(-1);
  if (touchdown === null || canopy === undefined || softLanding === null) return null;
  const massKg = capsuleMassKg - (heatShield?.massKg ?? 0);
  const sinkMps = Math.sqrt((2 * massKg * STANDARD_GRAVITY_MPS2) / (GROUND_AIR_KGM3 * canopy.dragAreaM2));
  const contact: CanopyContact = { massKg, sinkMps, canopyDragAreaM2: canopy.dragAreaM2, airDensityKgM3: GROUND_AIR_KGM3 };
  return { model: touchdown, contact };
}

type Input = Omit<CardInput, 'ageHours' | 'stale'>;

function inputsOf(
  { report, reportDigest, footprintDigest, footprint }: RecoverySource,
  weather: FoundWeather | null,
  data: readonly (readonly [CardInput['role'], { readonly name: string; readonly sha256: string; readonly asOf: string | null }])[],
): readonly Input[] {
  const inputs: Input[] = [
    {
      role: 'prediction',
      name: `Union Station ${report.version}`,
      sha256: reportDigest,
      at: report.elements.epoch,
      staleAfterHours: STALE_HOURS.elements,
    },
    ...report.inputs.map(({ name, sha256: digest, epoch }, i): Input => ({
      role: i === 0 ? 'elements' : 'wind',
      name,
      sha256: digest,
      at: epoch ?? null,
      staleAfterHours: i === 0 ? STALE_HOURS.elements : STALE_HOURS.wind,
    })),
  ];
  if (footprint !== null && footprintDigest !== null)
    inputs.push({
      role: 'footprint',
      name: `${footprint.samples} samples, seed ${footprint.seed}`,
      drawn: { samples: footprint.samples, seed: footprint.seed },
      sha256: footprintDigest,
      at: report.elements.epoch,
      staleAfterHours: STALE_HOURS.elements,
    });
  if (weather !== null) {
    const { issued, name } = weather.weather;
    inputs.push({
      role: 'weather',
      name,
      sha256: weather.sha256,
      at: issued === null ? null : formatInstant(issued),
      staleAfterHours: STALE_HOURS.weather,
    });
  }
  for (const [role, { name, sha256: digest, asOf }] of data)
    inputs.push({ role, name, sha256: digest, at: asOf === null ? null : `${asOf}T00:00:00Z`, staleAfterHours: STALE_HOURS.data });
  return inputs;
}

/** The ship's name in the record's other script. */
function nativeName(world: World, flight: string | null): string | null {
  const record = flight === null ? null : world.record();
  return record === null || !record.ok || flight === null ? null : (record.value.record.flights.get(flight)?.nameNative ?? null);
}
