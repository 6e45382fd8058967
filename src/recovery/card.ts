/** The card put together, and again after more was learned. */
import type { PlaceDeg } from '../flight/index.ts';
import { type Instant, formatInstant, secondsBetween } from '../time/index.ts';
import type { Evidence } from './belief.ts';
import { aged, notesOf } from './card-notes.ts';
import { actualPlace, firstTeamFrom, placeOf, searchAfter, searchOf } from './card-search.ts';
import type { CardInput, CardQuestion, RecoveryCard } from './card-shape.ts';
import { conditionsOf } from './conditions.ts';
import { FAR_HOUR_S, type WeatherReading, weatherAt } from './field-weather.ts';
import { driftOf } from './leeway.ts';
import { sunlightAt } from './sunlight.ts';
import { instantOf, movePosts, timelineOf } from './timeline.ts';
import { tipOverIn } from './tip-over.ts';

const TIP_DRAWS = { samples: 4000, seed: 1 };
const DRIFT_HOURS = [1, 2, 4, 8];
const STANDING_BELOW = 0.5;

export function makeCard(question: CardQuestion): RecoveryCard {
  const { report, landing, weather, limits } = question;
  const touchdown = instantOf(report.touchdown.time);
  const place = { latitudeDeg: report.touchdown.latitudeDeg, longitudeDeg: report.touchdown.longitudeDeg };
  const sun = sunlightAt(touchdown, { ...place, altitudeM: report.touchdown.groundAboveEllipsoidM });
  const reading = weather === null ? null : weatherAt(weather, touchdown);
  const usable = reading !== null && Math.abs(reading.offS) <= FAR_HOUR_S ? reading : null;
  const conditions = conditionsOf(limits, landing, usable, sun.elevationDeg);
  const wind = { meanMps: usable?.values.groundWindMps ?? null, gustMps: usable?.values.gustMps ?? null };
  const { touchdownModel } = question;
  const tipOver = touchdownModel === null ? null : tipOverIn(touchdownModel.model, touchdownModel.contact, wind, TIP_DRAWS);
  const search = searchOf(question, place, conditions, sun);
  const inputs = question.inputs.map((input): CardInput => aged(input, question.at));
  const iso = (instant: Instant | null) => (instant === null ? null : formatInstant(instant));
  return {
    schema: 'union-station/recovery-card/1',
    flight: report.request.flight,
    flightName: question.flightName,
    flightNameRu: question.flightNameRu,
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
    capsule: question.capsule,
    tipOver,
    drift: driftFor(question, place, usable),
    search,
    inputs,
    notes: [...notesOf(question, { sun, conditions, reading, usable }, inputs), ...question.notes],
    version: question.version,
  };
}

/** The same card after more was heard, seen or searched. `at` is when; the search goes on from then, and all ages count to it. */
export function updateCard(card: RecoveryCard, added: readonly Evidence[], at?: Instant): RecoveryCard {
  const { search } = card;
  if (search === null) throw new RangeError('a card without a footprint has no search to update');
  const startMin = at === undefined ? search.startMin : Math.max(0, secondsBetween(instantOf(card.touchdown.time), at) / 60);
  const next = searchAfter(search, added, startMin);
  const timeline = movePosts(card.timeline, firstTeamFrom(search), firstTeamFrom(next));
  const dated = at === undefined ? {} : { at: formatInstant(at), inputs: card.inputs.map((input) => aged(input, at)) };
  return { ...card, ...dated, timeline, search: next };
}

function driftFor({ landing, leeway }: CardQuestion, from: PlaceDeg, reading: WeatherReading | null): RecoveryCard['drift'] {
  const { groundWindMps, windFromDeg, currentMps, currentToDeg } = reading?.values ?? {};
  const current = currentMps === undefined || currentToDeg === undefined ? null : { speedMps: currentMps, toDeg: currentToDeg };
  if (landing !== 'splash' || groundWindMps === undefined || windFromDeg === undefined) return null;
  return {
    object: leeway.id,
    sameAs: leeway.sameAs,
    hours: DRIFT_HOURS.map((hours) => driftOf(leeway, from, { windMps: groundWindMps, windFromDeg, current }, hours)),
  };
}
