/** What is read from a press report. Every passage is a piece of the text as it stands: `text.slice(start, end)` is `words`. */

import type { NameKind } from '../names/index.ts';
import type { Message } from '../outcome/index.ts';

/** A piece of the report. `start` and `end` count UTF-16 units as `String.slice` does; `bytes` counts the same piece in UTF-8. */
export interface Passage {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly bytes: readonly [start: number, end: number];
}

export type EventKind = 'launched' | 'docked' | 'undocked' | 'relocated' | 'landed' | 'other';

/** Something that the record dates. `at` is ISO 8601 as far as it is known: `2022`, `2022-02`, `2022-02-24` or to the second with `Z`. */
export interface RecordedEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly at: string;
  /** Ids of the index: the flight, the people, the agency. */
  readonly subjects: readonly string[];
  /** What reports call it, for events that no flight names: every longer word of one of them must be in the clause that dates it. */
  readonly names?: readonly string[];
}

/** One person's way up and down. Landing and flight down are null while it lasts. */
export interface RecordedStay {
  readonly person: string;
  readonly up: string;
  readonly down: string | null;
  readonly launch: string;
  readonly landing: string | null;
  /** When the flight up docked first, and the flight down undocked last, where the record has it. */
  readonly docking?: string | undefined;
  readonly undocking?: string | undefined;
}

/** A value that the record already holds of a matter: how a capsule came to rest, when an answer is due. */
export interface RecordedValue {
  readonly id: string;
  readonly subject: string;
  readonly property: string;
  readonly value: string;
  readonly moment?: string;
}

/** What a report is compared with. */
export interface RecordedMatter {
  readonly events: readonly RecordedEvent[];
  readonly stays: readonly RecordedStay[];
  readonly values: readonly RecordedValue[];
}

export type DatePrecision = 'second' | 'minute' | 'day' | 'week' | 'month' | 'season' | 'year';

/**
 * First and last day meant, both included; `at` where a time of day with its zone was given, and `about` where that time is no exact one:
 * `around six`, `shortly after ten`.
 */
export interface ResolvedDate {
  readonly from: string;
  readonly to: string;
  readonly precision: DatePrecision;
  readonly at?: string;
  readonly about?: 'around' | 'after' | 'before';
  /** The time is told without its day, which is the one told before or the report's own. */
  readonly dayAssumed?: true;
  /** The time names no clock, and is taken as told by the clock of the report's other times. */
  readonly clockAssumed?: true;
}

export interface DateMention {
  readonly passage: Passage;
  /** Null where the report does not say what day it is relative to, or where two readings stand: those are in `readings`. */
  readonly date: ResolvedDate | null;
  readonly readings?: readonly ResolvedDate[];
  readonly basis: 'written in full' | 'year from the report' | 'relative to the report' | 'day told before' | 'day of the report';
  /** A weekday that its own date contradicts, and the like. */
  readonly problem?: Message;
}

/** Who or what a passage names. `id` is null where the index has nobody, or more than one: those are `candidates`. */
export interface Mention {
  readonly passage: Passage;
  readonly kind: NameKind;
  readonly id: string | null;
  readonly candidates: readonly string[];
  readonly how: 'full name' | 'part of the name' | 'spelling close to' | 'context' | 'ambiguous' | 'not in the index';
}

export type PartKind = 'header' | 'headline' | 'byline' | 'story' | 'subheading' | 'caption' | 'notice' | 'correction';

export interface Paragraph {
  readonly passage: Passage;
  readonly part: PartKind;
  readonly sentences: readonly Passage[];
}

export interface Dateline {
  readonly passage: Passage | null;
  readonly place: string | null;
  readonly placeId: string | null;
  readonly agency: string | null;
  readonly agencyId: string | null;
  readonly date: string | null;
  /** Where the day was found; null with no day at all, and then relative dates stay unresolved. */
  readonly dateFrom: 'dateline' | 'dateline, year from the text' | 'dateline, year from the record' | 'header' | 'caption' | 'given' | null;
}

export interface Speaker {
  readonly name: string;
  readonly id: string | null;
  readonly kind: 'person' | 'organisation' | 'unnamed';
  readonly how: 'named' | 'pronoun' | 'same statement';
}

export type ChannelKind =
  | 'social network'
  | 'television'
  | 'radio'
  | 'news agency'
  | 'newspaper'
  | 'news conference'
  | 'interview'
  | 'statement'
  | 'letter'
  | 'reporters'
  | 'other';

export interface Channel {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly passage: Passage;
}

/** Words of somebody. Direct ones are exact, without their marks; a split quotation has several pieces. A paraphrase has the reporter's words. */
export interface Quote {
  readonly id: string;
  readonly direct: boolean;
  readonly pieces: readonly Passage[];
  readonly part: string;
  readonly speaker: Speaker | null;
  readonly verb: string | null;
  readonly channel: Channel | null;
  readonly day: ResolvedDate | null;
  readonly dayFrom: 'stated' | 'same statement' | null;
}

export interface Caption {
  readonly passage: Passage;
  readonly ordinal: number;
  readonly text: Passage;
  readonly photographers: readonly { readonly name: string; readonly id: string | null }[];
  /** From the owner to the distributor. */
  readonly agencies: readonly { readonly name: string; readonly id: string | null }[];
  readonly creditLine: Passage | null;
  /** A separate credit, as `Credit: …`, kept raw beside the credit line. */
  readonly credit: Passage | null;
  readonly date: ResolvedDate | null;
  readonly people: readonly string[];
  readonly flights: readonly string[];
  readonly places: readonly string[];
}

export type ClaimKind = 'duration' | 'attitude' | 'count' | 'date' | 'event' | 'statement' | 'condition' | 'deadline';

export interface ClaimSubject {
  readonly id: string | null;
  readonly name: string;
  /** Why it is this one, where the sentence itself does not name it. */
  readonly how: Message;
}

export interface ReportClaim {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly subjects: readonly ClaimSubject[];
  readonly property: string;
  readonly value: string;
  readonly number?: number;
  readonly unit?: string;
  /** `nearly 170 days`, `more than 100`, `about six months`. */
  readonly about?: 'under' | 'over' | 'around';
  /** Why a difference from the record is not held against the report: it does not say firmly enough what it speaks of. */
  readonly doubt?: Message;
  /** What the report adds: `U.S. record`. */
  readonly qualifier?: string;
  /** When it held. `moment` names a moment of the event, as `touchdown` and `after touchdown`. */
  readonly valid: { readonly moment?: string; readonly date?: ResolvedDate } | null;
  readonly words: Passage;
  readonly part: string;
  readonly quote: string | null;
}

/** `not decided`: the two differ, and the report does not say firmly enough what it speaks of for that to be a conflict. */
export type RelationKind = 'agrees' | 'refines' | 'contradicts' | 'not decided' | 'different moments' | 'off by a unit' | 'same origin';

/** How claims stand to each other or to a fact. */
export interface Relation {
  readonly kind: RelationKind;
  readonly claims: readonly string[];
  /** The record's fact; null between the report's own claims. */
  readonly fact: string | null;
  readonly unit?: string;
  /** Claimed minus recorded, in `unit`. */
  readonly difference?: number;
  readonly reason: Message;
}

export interface PressReport {
  readonly language: 'en' | 'ru';
  readonly characters: number;
  readonly headline: Passage | null;
  readonly byline: { readonly passage: Passage; readonly people: readonly { readonly name: string; readonly id: string | null }[] } | null;
  readonly dateline: Dateline;
  readonly paragraphs: readonly Paragraph[];
  readonly quotes: readonly Quote[];
  readonly captions: readonly Caption[];
  readonly mentions: readonly Mention[];
  readonly dates: readonly DateMention[];
  readonly claims: readonly ReportClaim[];
  readonly relations: readonly Relation[];
  readonly notes: readonly Message[];
}
