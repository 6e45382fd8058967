/** A card made of samples thrown by hand, for the formats' tests. */
import evidence from '../../data/recovery/evidence.json' with { type: 'json' };
import leeway from '../../data/recovery/leeway.json' with { type: 'json' };
import limits from '../../data/recovery/limits.json' with { type: 'json' };
import placesFile from '../../data/places.json' with { type: 'json' };
import staging from '../../data/recovery/staging.json' with { type: 'json' };
import timeline from '../../data/recovery/timeline.json' with { type: 'json' };
import { syntheticReturn } from './flown-return.fixture.ts';
import { type CardQuestion, type RecoveryCard, makeCard } from '../recovery/index.ts';
import { WEIGHTS, mixtureRows } from '../recovery/samples.fixture.ts';
import { addSeconds, instantFromUtcMs } from '../time/index.ts';
import { reportInstant } from './return-text.ts';

const { report } = syntheticReturn();
const TOUCHDOWN = reportInstant(report.touchdown.time);

export function cardOf(change: Partial<CardQuestion> = {}): RecoveryCard {
  return makeCard({
    report,
    flightName: 'Soyuz <MS-19> & "Co"',
    flightNameRu: 'Союз <МС-19> и «Ко»',
    capsule: {
      hazards: [
        { brief: { en: 'gamma', ru: 'гамма' }, what: { en: 'a <gamma> source', ru: 'источник <гамма>' }, source: 'https://example.org/a' },
      ],
      radio: [{ mhz: 121.75, use: { en: 'voice', ru: 'голос' }, source: 'https://example.org/b' }],
      callSign: null,
    },
    landing: 'steppe',
    crew: 3,
    undocking: addSeconds(TOUCHDOWN, -4 * 3600),
    at: addSeconds(TOUCHDOWN, -3600),
    zone: 'Asia/Almaty',
    siteName: { en: 'the steppe', ru: 'степь' },
    samples: mixtureRows(600, 150, 5),
    weights: WEIGHTS,
    touchdownSigmaS: 19,
    centre: { latitudeDeg: 47.35, longitudeDeg: 69.6 },
    weather: {
      name: 'METAR',
      kind: 'observation',
      issued: addSeconds(TOUCHDOWN, -8 * 3600),
      place: null,
      hours: [
        {
          instant: TOUCHDOWN,
          values: { groundWindMps: 4, gustMps: 11, windFromDeg: 225, temperatureC: 6, visibilityM: 8000, waveHeightM: 0.7, wavePeriodS: 5 },
        },
      ],
      assumed: { visibilityM: 'a word' },
    },
    limits: limits as unknown as CardQuestion['limits'],
    staging: staging as unknown as CardQuestion['staging'],
    places: new Map(placesFile.map(({ id, latitudeDeg, longitudeDeg }) => [id, { latitudeDeg, longitudeDeg }])),
    evidence: [],
    evidenceData: evidence,
    timeline: timeline as unknown as CardQuestion['timeline'],
    actuals: [],
    leeway: leeway.objects[0]!,
    touchdownModel: null,
    inputs: [
      { role: 'elements', name: 'iss.tle', sha256: 'ab'.repeat(32), at: '2022-03-20T00:00:00Z', staleAfterHours: 72 },
      { role: 'weather', name: 'METAR', sha256: 'cd'.repeat(32), at: '2022-03-30T03:28:00Z', staleAfterHours: 3 },
      { role: 'limits', name: 'limits.json', sha256: 'ef'.repeat(32), at: '2022-01-01T00:00:00Z', staleAfterHours: 17_520 },
    ],
    notes: [],
    version: '0.0.0',
    ...change,
  });
}

export const NOON = instantFromUtcMs(Date.UTC(2022, 2, 30, 12));
