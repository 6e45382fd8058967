/** What a ground team carries, as plain data: schema `union-station/recovery-card/1`. A card holds all that is needed to go on without a network. */
import { FOOTPRINT_MODES, type FootprintMode, type PlaceDeg, type Return, type SampleRows, type TouchdownModel } from '../flight/index.ts';
import { type Instant, formatInstant, secondsBetween } from '../time/index.ts';
import { type Belief, type Evidence, type EvidenceData, beliefAfter, foundPlace } from './belief.ts';
import { type Conditions, judge } from './conditions.ts';
import { FAR_HOUR_S, type FieldWeather, type WeatherReading, weatherAt } from './field-weather.ts';
import { type FlightPlane, bearingDeg, distanceKm } from './flight-plane.ts';
import type { KnownStatus } from './known-number.ts';
import { type Drift, type LeewayObject, driftOf } from './leeway.ts';
import type { LandingKind, Limits } from './limits.ts';
import { type Reach, type SearchTask, goToFind, planSearch, reachOf } from './search-plan.ts';
import { type FirstPass, firstPassOver } from './passes-over.ts';
import { type Mixture, type Sector, cutSectors, sectorAt } from './sectors.ts';
import { type Staging, type Unit, areaFor, placeUnits } from './staging.ts';
import { type Sunlight, sunlightAt } from './sunlight.ts';
import { type Offset, type Post, type PostActual, type TimelineData, firstTeamOf, instantOf, movePosts, timelineOf } from './timeline.ts';
import { type CanopyContact, type TipOver, tipOverIn } from './tip-over.ts';

/** Something the card was made from, and how old it was then. */
export interface CardInput {
  readonly role: 'prediction' | 'elements' | 'footprint' | 'wind' | 'weather' | 'limits' | 'staging' | 'evidence' | 'timeline';
  readonly name: string;
  readonly sha256: string;
  /** What its age counts from; null where that is not known. */
  readonly at: string | null;
  readonly ageHours: number | null;
  readonly staleAfterHours: number;
  /** Null where the age is not known. */
  readonly stale: boolean | null;
}

/** A sentence of the message catalogue with its numbers. */
export interface CardNote {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The mixture as a card keeps it: samples as columns, weights by mode. */
export interface CardSamples {
  readonly latitudeDeg: readonly number[];
  readonly longitudeDeg: readonly number[];
  readonly mode: readonly number[];
  readonly sector: readonly number[];
  readonly weightOfMode: readonly number[];
  readonly outside: number;
}

export interface CardSector extends Sector {
  /** Before any evidence, and now. */
  readonly prior: number;
  readonly probability: number;
  /** 1 is searched first. */
  readonly rank: number;
}

export interface CardSearch {
  readonly plane: FlightPlane;
  readonly sectors: readonly CardSector[];
  readonly outside: { readonly prior: number; readonly probability: number };
  readonly modes: Readonly<Record<FootprintMode, { readonly prior: number; readonly probability: number }>>;
  readonly evidence: readonly Evidence[];
  readonly evidenceData: EvidenceData;
  readonly startMin: number;
  readonly units: readonly Unit[];
  /** Units that weather keeps, and are not in the plan. */
  readonly grounded: readonly string[];
  readonly staging: { readonly area: string; readonly status: KnownStatus; readonly source: string };
  readonly tasks: readonly SearchTask[];
  readonly reach: Reach;
  readonly found: PlaceDeg | null;
  /** Where the real landing lies in all this, where it is known: its sector and rank, and when the plan first has somebody over it. */
  readonly real: {
    readonly place: PlaceDeg;
    readonly sector: string | null;
    readonly rank: number | null;
    readonly firstPass: FirstPass | null;
  } | null;
  readonly samples: CardSamples;
}

export interface RecoveryCard {
  readonly schema: 'union-station/recovery-card/1';
  readonly flight: string | null;
  readonly flightName: string;
  readonly vehicle: string;
  readonly landing: LandingKind;
  readonly crew: number | null;
  /** The moment the card speaks of: ages count to it. */
  readonly at: string;
  readonly zone: string | null;
  readonly siteName: { readonly en: string; readonly ru: string } | null;
  readonly touchdown: { readonly time: string; readonly sigmaS: number | null } & PlaceDeg;
  /** The middle of the samples of the mode flown, which is the better guess where there are samples; else as `touchdown`. */
  readonly expected: PlaceDeg;
  readonly target: PlaceDeg | null;
  /** The real landing, where it is known. */
  readonly actual: PlaceDeg | null;
  readonly timeline: readonly Post[];
  readonly sun: {
    readonly elevationDeg: number;
    readonly azimuthDeg: number;
    readonly light: Sunlight['light'];
    readonly lastSunset: string | null;
    readonly nextSunrise: string | null;
    readonly nextSunset: string | null;
    readonly civilTwilightEnds: string | null;
  };
  readonly weather: {
    readonly name: string;
    readonly kind: FieldWeather['kind'];
    readonly values: WeatherReading['values'];
    readonly ground: WeatherReading['ground'];
    readonly offMin: number;
    readonly assumed: FieldWeather['assumed'];
  } | null;
  readonly conditions: Conditions;
  readonly tipOver: TipOver | null;
  /** Of things afloat, for a splash in a wind whose direction is known. */
  readonly drift: { readonly object: string; readonly sameAs: string; readonly hours: readonly Drift[] } | null;
  readonly search: CardSearch | null;
  readonly inputs: readonly CardInput[];
  readonly notes: readonly CardNote[];
  readonly version: string;
}

export interface CardQuestion {
  readonly report: Return;
  readonly flightName: string;
  readonly landing: LandingKind;
  readonly crew: number | null;
  readonly undocking: Instant | null;
  readonly at: Instant;
  readonly zone: string | null;
  readonly siteName: RecoveryCard['siteName'];
  readonly samples: readonly SampleRows[];
  readonly weights: Readonly<Partial<Record<FootprintMode, number>>>;
  readonly touchdownSigmaS: number | null;
  /** Of the samples of the mode flown; null without samples. */
  readonly centre: PlaceDeg | null;
  readonly weather: FieldWeather | null;
  readonly limits: Limits;
  readonly staging: Staging;
  readonly places: ReadonlyMap<string, PlaceDeg>;
  readonly evidence: readonly Evidence[];
  readonly evidenceData: EvidenceData;
  readonly timeline: TimelineData;
  readonly actuals: readonly PostActual[];
  readonly leeway: LeewayObject;
  readonly touchdownModel: { readonly model: TouchdownModel; readonly contact: CanopyContact } | null;
  readonly inputs: readonly Omit<CardInput, 'ageHours' | 'stale'>[];
  readonly notes: readonly CardNote[];
  readonly version: string;
}

const TIP_SAMPLES = 4000;
const TIP_SEED = 1;
const DRIFT_HOURS = [1, 2, 4, 8];
/** More are thinned evenly: a card of them has some ten megabytes. */
const MAX_CARD_SAMPLES = 200_000;
const STANDING_BELOW = 0.5;
/** Weather of a place farther off than this is told to be so. */
const FAR_WEATHER_KM = 50;

export function makeCard(question: CardQuestion): RecoveryCard {
  const { report, landing, weather, limits } = question;
  const touchdown = instantOf(report.touchdown.time);
  const place = { latitudeDeg: report.touchdown.latitudeDeg, longitudeDeg: report.touchdown.longitudeDeg };
  const sun = sunlightAt(touchdown, { ...place, altitudeM: report.touchdown.groundAboveEllipsoidM });
  const reading = weather === null ? null : weatherAt(weather, touchdown);
  const usable = reading !== null && Math.abs(reading.offS) <= FAR_HOUR_S ? reading : null;
  const conditions = judge(limits, landing, usable, sun.elevationDeg);
  const wind = { meanMps: usable?.values.groundWindMps ?? null, gustMps: usable?.values.gustMps ?? null };
  const { touchdownModel } = question;
  const tipOver = touchdownModel === null ? null : tipOverIn(touchdownModel.model, touchdownModel.contact, wind, TIP_SAMPLES, TIP_SEED);
  const search = searchOf(question, place, conditions, sun);
  const inputs = question.inputs.map((input): CardInput => aged(input, question.at));
  const iso = (instant: Instant | null) => (instant === null ? null : formatInstant(instant));
  return {
    schema: 'union-station/recovery-card/1',
    flight: report.request.flight,
    flightName: question.flightName,
    vehicle: report.request.vehicle,
    landing,
    crew: question.crew,
    at: formatInstant(question.at),
    zone: question.zone,
    siteName: question.siteName,
    touchdown: { time: report.touchdown.time, sigmaS: question.touchdownSigmaS, ...place },
    expected: placeOf(question.centre ?? place),
    target: report.request.target === null ? null : placeOf(report.request.target),
    actual: actualPlace(report),
    timeline: timelineOf(question.timeline, {
      report,
      landing,
      undocking: question.undocking,
      crew: question.crew,
      firstTeam: firstTeamFrom(search),
      flying: conditions.lead === 'air' || landing !== 'steppe',
      upright: (tipOver?.onSide ?? 0) < STANDING_BELOW,
      actuals: question.actuals,
    }),
    sun: {
      elevationDeg: Math.round(sun.elevationDeg * 10) / 10,
      azimuthDeg: Math.round(sun.azimuthDeg),
      light: sun.light,
      lastSunset: iso(sun.lastSunset),
      nextSunrise: iso(sun.nextSunrise),
      nextSunset: iso(sun.nextSunset),
      civilTwilightEnds: iso(sun.civilTwilightEnds),
    },
    weather:
      weather === null || usable === null
        ? null
        : {
            name: weather.name,
            kind: weather.kind,
            values: usable.values,
            ground: usable.ground,
            offMin: Math.round(usable.offS / 60),
            assumed: weather.assumed,
          },
    conditions,
    tipOver,
    drift: driftFor(question, place, usable),
    search,
    inputs,
    notes: [...notesOf(question, sun, conditions, reading, usable, inputs), ...question.notes],
    version: question.version,
  };
}

function placeOf({ latitudeDeg, longitudeDeg }: PlaceDeg): PlaceDeg {
  return { latitudeDeg, longitudeDeg };
}

function actualPlace({ actual }: Return): PlaceDeg | null {
  return actual === undefined || actual.latitudeDeg === null || actual.longitudeDeg === null
    ? null
    : { latitudeDeg: actual.latitudeDeg, longitudeDeg: actual.longitudeDeg };
}

function aged(input: Omit<CardInput, 'ageHours' | 'stale'>, at: Instant): CardInput {
  const ageHours = input.at === null ? null : Math.round((secondsBetween(instantOf(input.at), at) / 3600) * 10) / 10;
  return { ...input, ageHours, stale: ageHours === null ? null : ageHours > input.staleAfterHours };
}

const LAST_LEG: readonly string[] = ['entry-100km', 'entry-400kft', 'guidance-start', 'peak-load', 'parachute-command'];

/** Great-circle direction of flight at the touchdown: from the first event of the last leg that the return has, or east where it has none. */
function headingOf({ events }: Return, touchdown: PlaceDeg): number {
  const from = LAST_LEG.flatMap((wanted) => events.filter(({ name }) => name === wanted))[0];
  return from === undefined ? 90 : (bearingDeg(touchdown, from) + 180) % 360;
}

function searchOf(question: CardQuestion, touchdown: PlaceDeg, conditions: Conditions, { light }: Sunlight): CardSearch | null {
  const { report, samples, weights, staging, landing, places, evidence, evidenceData } = question;
  if (samples.length === 0) return null;
  const plane = { origin: placeOf(report.request.target ?? touchdown), headingDeg: headingOf(report, touchdown) };
  const cut = cutSectors(samples, weights, plane, evidenceData.outside.value);
  const area = areaFor(staging, plane.origin, landing);
  const dark = light !== 'day' && light !== 'civil-twilight';
  const staged = area === null ? [] : placeUnits(staging, area, plane, dark, places);
  const grounded = new Set(conditions.assets.filter(({ verdict }) => verdict === 'no-go').map(({ asset }) => asset));
  const fixed: Fixed = {
    plane,
    sectors: cut.sectors,
    mixture: cut.mixture,
    evidenceData,
    startMin: evidenceData.searchStartMin.value,
    units: staged.filter(({ kind }) => !grounded.has(kind)),
    grounded: staged.filter(({ kind }) => grounded.has(kind)).map(({ id }) => id),
    staging: { area: area?.id ?? 'none', status: area?.status ?? 'assumed', source: area?.source ?? 'no area of the staging file fits' },
    samples: samplesOfCard(cut.mixture),
  };
  return searchFrom(fixed, evidence, actualPlace(report));
}

interface Fixed extends Pick<CardSearch, 'plane' | 'evidenceData' | 'startMin' | 'units' | 'grounded' | 'staging' | 'samples'> {
  readonly sectors: readonly Sector[];
  readonly mixture: Mixture;
}

/** The search as evidence leaves it. */
function searchFrom({ sectors, mixture, ...fixed }: Fixed, evidence: readonly Evidence[], actual: PlaceDeg | null): CardSearch {
  const prior = beliefAfter(mixture, sectors, [], fixed.evidenceData);
  const now = evidence.length === 0 ? prior : beliefAfter(mixture, sectors, evidence, fixed.evidenceData);
  const order = sectors.map((_, i) => i).toSorted((a, b) => now.sectors[b]! - now.sectors[a]!);
  const rank = new Map(order.map((sector, i) => [sector, i + 1]));
  const found = foundPlace(evidence);
  const plan = found === null ? searched(fixed, sectors, now) : goToFind(found, fixed.units, fixed.startMin);
  return {
    ...fixed,
    sectors: sectors.map((sector, i) => ({ ...sector, prior: prior.sectors[i]!, probability: now.sectors[i]!, rank: rank.get(i)! })),
    outside: { prior: prior.outside, probability: now.outside },
    modes: Object.fromEntries(FOOTPRINT_MODES.map((mode) => [mode, modeShare(prior, now, mode)])) as CardSearch['modes'],
    evidence,
    ...plan,
    found,
    real: actual === null ? null : realOf(actual, fixed, sectors, rank, plan.tasks),
  };
}

function realOf(
  place: PlaceDeg,
  { plane, units }: Pick<Fixed, 'plane' | 'units'>,
  sectors: readonly Sector[],
  ranks: ReadonlyMap<number, number>,
  tasks: readonly SearchTask[],
): NonNullable<CardSearch['real']> {
  const sector = sectorAt({ plane, sectors }, place);
  const rank = sector === null ? null : (ranks.get(sectors.indexOf(sector)) ?? null);
  return { place, sector: sector?.id ?? null, rank, firstPass: firstPassOver(plane, sectors, units, tasks, place) };
}

function searched({ plane, units, startMin }: Omit<Fixed, 'sectors' | 'mixture'>, sectors: readonly Sector[], now: Belief) {
  const tasks = planSearch(plane, sectors, now.sectors, units, startMin);
  return { tasks, reach: reachOf(sectors, now.sectors, units, tasks, 0) };
}

function firstTeamFrom(search: CardSearch | null): Offset | null {
  if (search === null) return null;
  return firstTeamOf(search.reach, search.found === null && search.evidence.some(({ kind }) => kind === 'silence'));
}

function modeShare(prior: Belief, now: Belief, mode: FootprintMode): { readonly prior: number; readonly probability: number } {
  return { prior: prior.modes[mode], probability: now.modes[mode] };
}

/** The same card after more was heard, seen or searched. `at` is when; the search goes on from then, and all ages count to it. */
export function updateCard(card: RecoveryCard, added: readonly Evidence[], at?: Instant): RecoveryCard {
  const { search } = card;
  if (search === null) throw new RangeError('a card without a footprint has no search to update');
  const { outside: _, modes: __, evidence, tasks: ___, reach: ____, found: _____, real: ______, sectors, ...fixed } = search;
  const own = sectors.map(({ prior: _prior, probability: _probability, rank: _rank, ...sector }): Sector => sector);
  const startMin = at === undefined ? search.startMin : Math.max(0, secondsBetween(instantOf(card.touchdown.time), at) / 60);
  const mixture = mixtureOfCard(search.samples);
  const next = searchFrom({ ...fixed, sectors: own, mixture, startMin }, [...evidence, ...added], card.actual);
  const timeline = movePosts(card.timeline, firstTeamFrom(search), firstTeamFrom(next));
  const dated = at === undefined ? {} : { at: formatInstant(at), inputs: card.inputs.map((input) => aged(input, at)) };
  return { ...card, ...dated, timeline, search: next };
}

function samplesOfCard({ latitudeDeg, longitudeDeg, mode, sector, weight, outside }: Mixture): CardSamples {
  const count = Math.min(weight.length, MAX_CARD_SAMPLES);
  const kept = Array.from({ length: count }, (_, i) => Math.floor((i * weight.length) / count));
  const five = (values: Float64Array) => kept.map((i) => Math.round(values[i]! * 1e5) / 1e5);
  const masses = FOOTPRINT_MODES.map(() => 0);
  const counts = FOOTPRINT_MODES.map(() => 0);
  for (const [i, each] of weight.entries()) masses[mode[i]!]! += each;
  for (const i of kept) counts[mode[i]!]! += 1;
  return {
    latitudeDeg: five(latitudeDeg),
    longitudeDeg: five(longitudeDeg),
    mode: kept.map((i) => mode[i]!),
    sector: kept.map((i) => sector[i]!),
    weightOfMode: masses.map((mass, i) => (counts[i]! > 0 ? mass / counts[i]! : 0)),
    outside,
  };
}

export function mixtureOfCard({ latitudeDeg, longitudeDeg, mode, sector, weightOfMode, outside }: CardSamples): Mixture {
  return {
    latitudeDeg: Float64Array.from(latitudeDeg),
    longitudeDeg: Float64Array.from(longitudeDeg),
    mode: Uint8Array.from(mode),
    sector: Uint16Array.from(sector),
    weight: Float64Array.from(mode, (each) => weightOfMode[each]!),
    outside,
  };
}

function driftFor({ landing, leeway }: CardQuestion, from: PlaceDeg, reading: WeatherReading | null): RecoveryCard['drift'] {
  const { groundWindMps, windFromDeg, currentMps, currentToDeg } = reading?.values ?? {};
  const current = currentMps === undefined || currentToDeg === undefined ? null : { speedMps: currentMps, toDeg: currentToDeg };
  if (landing !== 'splash' || groundWindMps === undefined || windFromDeg === undefined) return null;
  return {
    object: leeway.id,
    sameAs: leeway.sameAs,
    hours: DRIFT_HOURS.map((hours) => driftOf(leeway, from, groundWindMps, windFromDeg, current, hours)),
  };
}

function notesOf(
  { weather, landing, report: { touchdown } }: CardQuestion,
  { light, elevationDeg }: Sunlight,
  { lead, rows }: Conditions,
  reading: WeatherReading | null,
  usable: WeatherReading | null,
  inputs: readonly CardInput[],
): readonly CardNote[] {
  const notes: CardNote[] = [];
  if (light !== 'day') notes.push({ key: 'note.night', values: { elevation: elevationDeg.toFixed(0) } });
  if (weather === null) notes.push({ key: 'note.no-weather', values: {} });
  else if (weather.place !== null && distanceKm(weather.place, touchdown) > FAR_WEATHER_KM)
    notes.push({ key: 'note.elsewhere', values: { km: distanceKm(weather.place, touchdown).toFixed(0) } });
  if (weather !== null && usable === null)
    notes.push({ key: 'note.far-weather', values: { hours: Math.abs((reading?.offS ?? 0) / 3600).toFixed(0) } });
  if (lead === 'ground' && landing === 'steppe') notes.push({ key: 'note.vehicles-lead', values: {} });
  if (lead === 'none') notes.push({ key: 'note.none-leads', values: {} });
  if (rows.some(({ status }) => status === 'assumed' || status === 'practice')) notes.push({ key: 'note.limits-assumed', values: {} });
  notes.push({ key: 'note.medical', values: {} });
  for (const { role, ageHours, stale } of inputs)
    if (stale === true && role !== 'prediction' && role !== 'footprint')
      notes.push({ key: 'note.stale', values: { input: `input.${role}`, hours: ageHours ?? 0 } });
  return notes;
}
