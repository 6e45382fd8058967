/** The search of a card: from samples, staging and evidence to sectors, tasks and reach; and how it keeps its samples. */
import { FOOTPRINT_MODES, type FootprintMode, type PlaceDeg, type Return } from '../flight/index.ts';
import { type Belief, type Evidence, beliefAfter, foundPlace, probabilitiesAfter, standing } from './belief.ts';
import type { CardQuestion, CardSamples, CardSearch } from './card-shape.ts';
import type { Conditions } from './conditions.ts';
import { bearingDeg } from './flight-plane.ts';
import { firstPassOver } from './passes-over.ts';
import { type SearchTask, goToFind, planSearch, reachOf } from './search-plan.ts';
import { type Mixture, type Sector, cutSectors, sectorAt } from './sectors.ts';
import { areaFor, placeUnits } from './staging.ts';
import type { Sunlight } from './sunlight.ts';
import { type Offset, firstTeamOf } from './timeline.ts';

/** More are thinned evenly: a card of them has some ten megabytes. */
const MAX_CARD_SAMPLES = 200_000;

export function placeOf({ latitudeDeg, longitudeDeg }: PlaceDeg): PlaceDeg {
  return { latitudeDeg, longitudeDeg };
}

export function actualPlace({ actual }: Return): PlaceDeg | null {
  return actual === undefined || actual.latitudeDeg === null || actual.longitudeDeg === null
    ? null
    : { latitudeDeg: actual.latitudeDeg, longitudeDeg: actual.longitudeDeg };
}

const LAST_LEG: readonly string[] = ['entry-100km', 'entry-400kft', 'guidance-start', 'peak-load', 'parachute-command'];

/** Great-circle direction of flight at the touchdown: from the first event of the last leg that the return has, or east where it has none. */
function headingOf({ events }: Return, touchdown: PlaceDeg): number {
  const from = LAST_LEG.flatMap((wanted) => events.filter(({ name }) => name === wanted))[0];
  return from === undefined ? 90 : (bearingDeg(touchdown, from) + 180) % 360;
}

/** The search of a new card; null without samples. Units that weather forbids are left out of it. */
export function searchOf(question: CardQuestion, touchdown: PlaceDeg, conditions: Conditions, { light }: Sunlight): CardSearch | null {
  const { report, samples, weights, staging, landing, places, evidence, evidenceData } = question;
  if (samples.length === 0) return null;
  const plane = { origin: placeOf(report.request.target ?? touchdown), headingDeg: headingOf(report, touchdown) };
  const cut = cutSectors(samples, weights, plane, evidenceData.outside.value);
  const area = areaFor(staging, plane.origin, landing);
  const dark = light !== 'day' && light !== 'civil-twilight';
  const staged = area === null ? [] : placeUnits(staging, area, { plane, places }, dark);
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
function searchFrom(ground: Fixed, evidence: readonly Evidence[], actual: PlaceDeg | null): CardSearch {
  const { sectors, mixture, ...fixed } = ground;
  const prior = beliefAfter(mixture, sectors, [], fixed.evidenceData);
  const now = evidence.length === 0 ? prior : beliefAfter(mixture, sectors, evidence, fixed.evidenceData);
  const order = sectors.map((_, i) => i).toSorted((a, b) => now.sectors[b]! - now.sectors[a]!);
  const rank = new Map(order.map((sector, i) => [sector, i + 1]));
  const found = foundPlace(evidence);
  const plan = found === null ? searched(ground, now) : goToFind(found, fixed.units, fixed.startMin);
  return {
    ...fixed,
    sectors: sectors.map((sector, i) => ({ ...sector, prior: prior.sectors[i]!, probability: now.sectors[i]!, rank: rank.get(i)! })),
    outside: { prior: prior.outside, probability: now.outside },
    modes: Object.fromEntries(FOOTPRINT_MODES.map((mode) => [mode, modeShare(prior, now, mode)])) as CardSearch['modes'],
    evidence,
    ...plan,
    found,
    real: actual === null ? null : realOf(actual, ground, rank, plan.tasks),
  };
}

function realOf(
  place: PlaceDeg,
  { plane, sectors, units }: Fixed,
  ranks: ReadonlyMap<number, number>,
  tasks: readonly SearchTask[],
): NonNullable<CardSearch['real']> {
  const sector = sectorAt({ plane, sectors }, place);
  const rank = sector === null ? null : (ranks.get(sectors.indexOf(sector)) ?? null);
  return { place, sector: sector?.id ?? null, rank, firstPass: firstPassOver({ plane, sectors }, units, tasks, place) };
}

function searched({ plane, sectors, units, startMin }: Fixed, now: Belief) {
  const tasks = planSearch({ plane, sectors }, now.sectors, units, startMin);
  return { tasks, reach: reachOf(sectors, now.sectors, units, tasks) };
}

/** When the first team is there, as evidence leaves it. */
export function firstTeamFrom(search: CardSearch | null): Offset | null {
  if (search === null) return null;
  return firstTeamOf(search.reach, search.found === null && standing(search.evidence).some(({ kind }) => kind === 'silence'));
}

function modeShare(prior: Belief, now: Belief, mode: FootprintMode): { readonly prior: number; readonly probability: number } {
  return { prior: prior.modes[mode], probability: now.modes[mode] };
}

/** The same search with more evidence, from a minute on. */
export function searchAfter(search: CardSearch, added: readonly Evidence[], startMin: number): CardSearch {
  const { plane, evidenceData, units, grounded, staging, samples, evidence, real } = search;
  const sectors = search.sectors.map(({ id, box, centre, corners, areaKm2 }): Sector => ({ id, box, centre, corners, areaKm2 }));
  const fixed: Fixed = { plane, evidenceData, startMin, units, grounded, staging, samples, sectors, mixture: mixtureOfCard(samples) };
  return searchFrom(fixed, [...evidence, ...added], real?.place ?? null);
}

/** What is believed now, of the places for which a test holds. */
export function believedSamples({ samples, sectors, evidence, evidenceData }: CardSearch): (holds: (place: PlaceDeg) => boolean) => number {
  const { latitudeDeg, longitudeDeg } = samples;
  const now = probabilitiesAfter(mixtureOfCard(samples), sectors, evidence, evidenceData).samples;
  return (holds) =>
    now.reduce((sum, share, i) => sum + (holds({ latitudeDeg: latitudeDeg[i]!, longitudeDeg: longitudeDeg[i]! }) ? share : 0), 0);
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

function mixtureOfCard({ latitudeDeg, longitudeDeg, mode, sector, weightOfMode, outside }: CardSamples): Mixture {
  return {
    latitudeDeg: Float64Array.from(latitudeDeg),
    longitudeDeg: Float64Array.from(longitudeDeg),
    mode: Uint8Array.from(mode),
    sector: Uint16Array.from(sector),
    weight: Float64Array.from(mode, (each) => weightOfMode[each]!),
    outside,
  };
}
