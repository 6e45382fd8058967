/** What a ground team carries, as plain data: schema `union-station/recovery-card/1`. A card holds all that is needed to go on without a network. */
import type { FootprintMode, PlaceDeg, Return, SampleRows, TouchdownModel } from '../flight/index.ts';
import type { Provenance } from '../math/index.ts';
import type { Instant } from '../time/index.ts';
import type { Evidence, EvidenceData } from './belief.ts';
import type { Conditions } from './conditions.ts';
import type { FieldWeather, WeatherReading } from './field-weather.ts';
import type { FlightPlane } from './flight-plane.ts';
import type { RecoveryStatus } from './recovery-status.ts';
import type { Drift, LeewayObject } from './leeway.ts';
import type { LandingKind, Limits } from './limits.ts';
import type { FirstPass } from './passes-over.ts';
import type { Reach, SearchTask } from './search-plan.ts';
import type { Sector } from './sectors.ts';
import type { Staging, Unit } from './staging.ts';
import type { Sunlight } from './sunlight.ts';
import type { Post, PostActual, TimelineData } from './timeline.ts';
import type { CanopyContact, TipOver } from './tip-over.ts';

/** Something the card was made from, and how old it was then. */
export interface CardInput {
  readonly role: 'prediction' | 'elements' | 'footprint' | 'wind' | 'weather' | 'limits' | 'staging' | 'evidence' | 'timeline';
  readonly name: string;
  readonly sha256: string;
  /** Of a footprint: what `name` says in English. Cards made before have none. */
  readonly drawn?: { readonly samples: number; readonly seed: number };
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
  readonly staging: { readonly area: string } & Provenance<RecoveryStatus>;
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

/** A text in both languages, with whose it is. */
export interface SourcedWords {
  readonly what: { readonly en: string; readonly ru: string };
  readonly source: string;
}

/** With a few words for a slow link. */
export interface Hazard extends SourcedWords {
  readonly brief: SourcedWords['what'];
}

/** What is dangerous at the capsule, and how it is heard; null where that is not known. */
export interface AtTheCapsule {
  readonly hazards: readonly Hazard[] | null;
  readonly radio:
    | readonly { readonly mhz: number; readonly use: { readonly en: string; readonly ru: string }; readonly source: string }[]
    | null;
  readonly callSign: SourcedWords | null;
  /** What else should be known there, and is not. */
  readonly unknown?: { readonly en: string; readonly ru: string };
}

export interface RecoveryCard {
  readonly schema: 'union-station/recovery-card/1';
  readonly flight: string | null;
  readonly flightName: string;
  /** As its own side writes it, where the record has that. Cards made before have none, and no `capsule`. */
  readonly flightNameRu?: string | null;
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
  readonly capsule?: AtTheCapsule;
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
  readonly flightNameRu: string | null;
  readonly capsule: AtTheCapsule;
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
