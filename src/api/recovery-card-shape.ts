import { z } from 'zod';
import type {
  AssetVerdict,
  AtTheCapsule,
  CardInput,
  CardNote,
  CardSamples,
  CardSearch,
  CardSector,
  Condition,
  Drift,
  Evidence,
  EvidenceData,
  FirstPass,
  FlightPlane,
  Lead,
  Post,
  Quantiles,
  Reach,
  RecoveryCard,
  SearchTask,
  SectorBox,
  TipOver,
  Trend,
  Unit,
  Verdict,
  WeatherQuantity,
} from '../recovery/index.ts';
import { shapeOf } from './agreement.ts';
import { searchPassShape } from './search-patterns-shape.ts';
import { knownNumberShape, knownProbabilityShape, recoveryStatusShape } from './known-number-shape.ts';
import { landingKindShape, limitQuantityShape, mediumShape } from './limits-shape.ts';
import { count, latitudeDeg, longitudeDeg, place, probability, schemaName, sha256, utc, version, zoneName } from './quantities.ts';

/** More than a week from the touchdown is no minute of a recovery, and beyond all calendars the sums fail. */
const MOST_MINUTES = 10_080;
const MAX_SECTORS = 100;
const MAX_UNITS = 1000;
const MAX_EVIDENCE = 1000;
const MAX_TASKS = 10_000;
const MAX_SAMPLES = 200_000;

const minute = z.number().min(-MOST_MINUTES).max(MOST_MINUTES).describe('from the touchdown expected');
const km = z.number().min(-20_100).max(20_100);

export const verdictShape = shapeOf<Verdict>()(z.enum(['go', 'caution', 'no-go', 'unknown']));
const trendShape = shapeOf<Trend>()(z.enum(['rising', 'falling', 'steady']));
const leadShape = shapeOf<Lead>()(z.enum(['air', 'ground', 'sea', 'none']));
const weatherQuantityShape = shapeOf<WeatherQuantity>()(
  z.enum([
    'groundWindMps',
    'gustMps',
    'windFromDeg',
    'windAloftMps',
    'temperatureC',
    'visibilityM',
    'ceilingM',
    'cloudCoverPercent',
    'precipitationMmH',
    'snowDepthM',
    'icing',
    'thunder',
    'windShear',
    'waveHeightM',
    'wavePeriodS',
    'soilTemperatureC',
    'currentMps',
    'currentToDeg',
  ]),
);

const conditionShape = shapeOf<Condition>()(
  z.strictObject({
    asset: z.string(),
    quantity: limitQuantityShape,
    value: z.number().nullable(),
    unit: z.string(),
    verdict: verdictShape,
    side: z.enum(['max', 'min']),
    caution: z.number().nullable(),
    noGo: z.number().nullable(),
    status: recoveryStatusShape,
    source: z.string(),
    trend: trendShape.nullable(),
  }),
);

const assetVerdictShape = shapeOf<AssetVerdict>()(
  z.strictObject({
    asset: z.string(),
    medium: mediumShape,
    verdict: verdictShape,
    because: z.array(limitQuantityShape),
    unknown: z.array(limitQuantityShape),
  }),
);

const postShape = shapeOf<Post>()(
  z.strictObject({
    id: z.string(),
    time: utc,
    earliest: utc,
    latest: utc,
    fromTouchdownMin: minute,
    afterReach: z.boolean().describe('whether it moves with the first team'),
    status: recoveryStatusShape,
    source: z.string(),
    actual: z.strictObject({ time: utc, fromTouchdownMin: minute, source: z.string(), note: z.string().nullable() }).nullable(),
  }),
);

/** A piece of evidence: what was searched, heard, seen or found. */
const brought = { id: z.string().exactOptional(), by: z.string().exactOptional(), at: utc.nullable() };

export const evidenceShape = shapeOf<Evidence>()(
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.enum(['searched', 'nothing']),
      sector: z.string(),
      pod: probability.describe('the chance to have found it there'),
      ...brought,
    }),
    z.strictObject({ kind: z.literal('silence'), afterMin: minute, ...brought }),
    z.strictObject({
      kind: z.literal('sighted'),
      place,
      errorKm: z.number().positive().describe('one standard deviation'),
      falseAlarm: probability,
      means: z.enum(['seen', 'beacon', 'phone', 'radar']).exactOptional(),
      ...brought,
    }),
    z.strictObject({
      kind: z.literal('bearing'),
      from: place,
      bearingDeg: z.number().min(0).max(360).describe('clockwise from north'),
      sigmaDeg: z.number().positive(),
      falseAlarm: probability,
      ...brought,
    }),
    z.strictObject({ kind: z.literal('found'), place, ...brought }),
    z.strictObject({ kind: z.literal('withdrawn'), evidence: z.string().describe('the id of what was wrong'), ...brought }),
  ]),
);

const fixShape = z.strictObject({ errorKm: knownNumberShape, falseAlarm: knownProbabilityShape });

const evidenceDataShape = shapeOf<EvidenceData>()(
  z.strictObject({
    id: z.string(),
    asOf: z.string(),
    about: z.string().exactOptional(),
    outside: knownProbabilityShape,
    silence: z.strictObject({
      afterMin: minute,
      guided: knownProbabilityShape,
      ballistic: knownProbabilityShape,
      'late-failure': knownProbabilityShape,
      'reserve-parachute': knownProbabilityShape,
    }),
    sighting: fixShape,
    fixes: z.strictObject({ beacon: fixShape, phone: fixShape, radar: fixShape }).exactOptional(),
    bearing: z.strictObject({ sigmaDeg: knownNumberShape, falseAlarm: knownProbabilityShape }).exactOptional(),
    defaultPod: knownProbabilityShape,
    searchStartMin: knownNumberShape,
  }),
);

const boxShape = shapeOf<SectorBox>()(z.strictObject({ fromAlongKm: km, toAlongKm: km, fromRightKm: km, toRightKm: km }));

const sectorShape = shapeOf<CardSector>()(
  z.strictObject({
    id: z.string(),
    box: boxShape,
    centre: place,
    corners: z.array(place).length(4).describe('going round'),
    areaKm2: z.number().positive(),
    prior: probability,
    probability,
    rank: z.int().min(1).describe('1 is searched first'),
  }),
);

const unitShape = shapeOf<Unit>()(
  z.strictObject({
    id: z.string(),
    kind: z.string(),
    medium: z.enum(['air', 'ground', 'sea']),
    carriesCrew: z.boolean(),
    place,
    readyMin: minute,
    enduranceMin: z.number().min(0),
    kmPerMin: z.number().positive(),
    sweepKm: z.number().positive(),
    pod: probability,
  }),
);

const taskShape = shapeOf<SearchTask>()(
  z.strictObject({
    unit: z.string(),
    sector: z.string(),
    wave: z.int().min(1),
    arriveMin: minute,
    doneMin: minute,
    pod: probability,
    from: place,
    enRoute: z.array(z.strictObject({ sector: z.string(), share: probability, fromMin: minute, toMin: minute })).max(MAX_SECTORS),
  }),
);

const quantilesShape = shapeOf<Quantiles>()(z.strictObject({ p50: minute.nullable(), p90: minute.nullable(), p99: minute.nullable() }));

const reachShape = shapeOf<Reach>()(
  z.strictObject({
    placeKnown: quantilesShape,
    firstOver: quantilesShape,
    bySearch: quantilesShape,
    searchFinds: z.number().describe('the probability that all tasks together find it'),
    passes: z.array(searchPassShape).exactOptional(),
  }),
);

const firstPassShape = shapeOf<FirstPass>()(
  z.strictObject({ minute, unit: z.string(), how: z.enum(['on-the-way', 'search']), asideKm: z.number(), pod: probability }),
);

const planeShape = shapeOf<FlightPlane>()(
  z.strictObject({ origin: place, headingDeg: z.number().min(0).max(360).describe('clockwise from north') }),
);

const samplesShape = shapeOf<CardSamples>()(
  z
    .strictObject({
      latitudeDeg: z.array(latitudeDeg).max(MAX_SAMPLES),
      longitudeDeg: z.array(longitudeDeg).max(MAX_SAMPLES),
      mode: z.array(z.int().min(0).max(3)).max(MAX_SAMPLES).describe('guided, ballistic, late-failure, reserve-parachute'),
      sector: z.array(count).max(MAX_SAMPLES).describe('by its place in `sectors`'),
      weightOfMode: z.array(probability).length(4),
      outside: probability,
    })
    .describe('columns of one length'),
);

const shareShape = z.strictObject({ prior: probability, probability });

const searchShape = shapeOf<CardSearch>()(
  z.strictObject({
    plane: planeShape,
    sectors: z.array(sectorShape).max(MAX_SECTORS),
    outside: shareShape,
    modes: z.strictObject({ guided: shareShape, ballistic: shareShape, 'late-failure': shareShape, 'reserve-parachute': shareShape }),
    evidence: z.array(evidenceShape).max(MAX_EVIDENCE),
    evidenceData: evidenceDataShape,
    startMin: minute,
    units: z.array(unitShape).max(MAX_UNITS),
    grounded: z.array(z.string()),
    staging: z.strictObject({ area: z.string(), status: recoveryStatusShape, source: z.string() }),
    tasks: z.array(taskShape).max(MAX_TASKS),
    reach: reachShape,
    found: place.nullable(),
    real: z
      .strictObject({ place, sector: z.string().nullable(), rank: z.int().nullable(), firstPass: firstPassShape.nullable() })
      .nullable(),
    samples: samplesShape,
  }),
);

const tipOverShape = shapeOf<TipOver>()(
  z.strictObject({
    wind: z.strictObject({ meanMps: z.number(), gustMps: z.number().nullable(), meanFromGust: z.boolean() }),
    onSide: probability,
    pulledOver: probability.describe('of which after the contact, by the canopy'),
    samples: count,
    plusMinus: z.number().describe('half-width of the 95 % interval that chance alone leaves'),
  }),
);

const driftShape = shapeOf<Drift>()(z.strictObject({ hours: z.number(), middle: place, left: place, right: place, radiusKm: z.number() }));

const inputShape = shapeOf<CardInput>()(
  z.strictObject({
    role: z.enum(['prediction', 'elements', 'footprint', 'wind', 'weather', 'limits', 'staging', 'evidence', 'timeline']),
    name: z.string(),
    sha256,
    at: utc.nullable(),
    ageHours: z.number().nullable(),
    drawn: z.strictObject({ samples: z.number(), seed: z.number() }).exactOptional(),
    staleAfterHours: z.number(),
    stale: z.boolean().nullable(),
  }),
);

const noteShape = shapeOf<CardNote>()(z.strictObject({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }));

const bothLanguages = z.strictObject({ en: z.string(), ru: z.string() });
const sourcedWords = z.strictObject({ what: bothLanguages, source: z.string() });

const capsuleShape = shapeOf<AtTheCapsule>()(
  z.strictObject({
    hazards: z
      .array(sourcedWords.extend({ brief: bothLanguages.describe('for a slow link') }))
      .nullable()
      .describe('null is not known'),
    radio: z.array(z.strictObject({ mhz: z.number(), use: bothLanguages, source: z.string() })).nullable(),
    callSign: sourcedWords.nullable(),
    unknown: bothLanguages.exactOptional().describe('what else should be known there, and is not'),
  }),
);

/** `union-station/recovery-card/1`: what a ground team carries; it holds all that is needed to go on without a network. */
export const recoveryCardShape = shapeOf<RecoveryCard>()(
  z.strictObject({
    schema: schemaName('union-station/recovery-card/1'),
    flight: z.string().nullable(),
    flightName: z.string(),
    flightNameRu: z.string().nullable().exactOptional(),
    vehicle: z.string(),
    landing: landingKindShape,
    crew: count.nullable(),
    at: utc.describe('the moment the card speaks of: ages count to it'),
    zone: zoneName.nullable(),
    siteName: z.strictObject({ en: z.string(), ru: z.string() }).nullable(),
    touchdown: z.strictObject({ time: utc, sigmaS: z.number().nullable(), latitudeDeg, longitudeDeg }),
    expected: place,
    target: place.nullable(),
    actual: place.nullable(),
    timeline: z.array(postShape),
    sun: z.strictObject({
      elevationDeg: z.number(),
      azimuthDeg: z.number(),
      light: z.enum(['day', 'civil-twilight', 'nautical-twilight', 'astronomical-twilight', 'night']),
      lastSunset: utc.nullable(),
      nextSunrise: utc.nullable(),
      nextSunset: utc.nullable(),
      civilTwilightEnds: utc.nullable(),
    }),
    weather: z
      .strictObject({
        name: z.string(),
        kind: z.enum(['forecast', 'observation', 'published']),
        values: z.partialRecord(weatherQuantityShape, z.number()),
        ground: z.enum(['snow', 'frozen', 'wet', 'dry', 'unknown']),
        offMin: z.number(),
        assumed: z.partialRecord(weatherQuantityShape, z.string()),
      })
      .nullable(),
    conditions: z.strictObject({
      rows: z.array(conditionShape),
      assets: z.array(assetVerdictShape),
      verdict: verdictShape,
      lead: leadShape,
    }),
    capsule: capsuleShape.exactOptional(),
    tipOver: tipOverShape.nullable(),
    drift: z.strictObject({ object: z.string(), sameAs: z.string(), hours: z.array(driftShape) }).nullable(),
    search: searchShape.nullable(),
    inputs: z.array(inputShape),
    notes: z.array(noteShape),
    version,
  }),
);
