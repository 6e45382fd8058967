/** The fact types: past-tense, immutable lines. A fact is never changed; a later line with `corrects` takes its place. */

/**
 * How finely `at` is known. `span`: at some moment from `at` to `until`, taken to hold from `at` on. `by`: no later than `at`, taken to hold
 * from `at` on. A day, month or year holds from its first moment.
 */
export type Precision = 'millisecond' | 'second' | 'minute' | 'day' | 'month' | 'year' | 'span' | 'by';

export interface FactBase {
  readonly id: string;
  /** ISO 8601 UTC, as fine as it is known: `2022-03-30T11:28:01Z`, `2022-07`. */
  readonly at: string;
  readonly precision: Precision;
  readonly until?: string;
  /** Ids of `sources.jsonl`. */
  readonly sources: readonly string[];
  /** Fields that no page was found for. A fact has a source, or says here that it lacks one, or is deduced. */
  readonly unsourced?: readonly string[];
  /** The facts that this one follows from, where nobody published it. */
  readonly deducedFrom?: readonly string[];
  readonly recordedAt: string;
  /** When it could first be known; without it, when it was recorded. `--as-of` asks this. */
  readonly knownAt?: string;
  /** The line that this one replaces. */
  readonly corrects?: string;
  readonly note?: string;
}

export interface Launched extends FactBase {
  readonly type: 'launched';
  readonly flight: string;
  readonly site?: string;
}

/** `at` is first contact where a source says which; capture by the arm for ships that are berthed. */
export interface Docked extends FactBase {
  readonly type: 'docked';
  readonly flight: string;
  readonly port?: string;
  readonly hardMateAt?: string;
}

/** `at` is when it left its port, `arrivedAt` when it was at the new one. */
export interface Relocated extends FactBase {
  readonly type: 'relocated';
  readonly flight: string;
  readonly port: string;
  readonly arrivedAt: string;
}

export interface Undocked extends FactBase {
  readonly type: 'undocked';
  readonly flight: string;
  readonly port?: string;
}

export type Attitude = 'upright' | 'on side' | 'dragged';

/** Touchdown, splashdown, or main-gear touchdown of a Shuttle. */
export interface Landed extends FactBase {
  readonly type: 'landed';
  readonly flight: string;
  readonly place?: string;
  readonly latitudeDeg?: number;
  readonly longitudeDeg?: number;
  readonly attitudeAtTouchdown?: Attitude;
  readonly attitudeAtRecovery?: Attitude;
}

/** Went up in `flight`; dated with its launch. */
export interface Boarded extends FactBase {
  readonly type: 'boarded';
  readonly person: string;
  readonly flight: string;
  readonly role: string;
  readonly agency: string;
  readonly arrangement?: string;
  /** The agreement under which the seat was flown. */
  readonly under?: string;
}

/** Left the station in `flight` and came down in it; dated with its undocking, or with its landing where that is not known. */
export interface Left extends FactBase {
  readonly type: 'left';
  readonly person: string;
  readonly flight: string;
  readonly role: string;
}

/** The way home moved to another ship: a Soyuz seat liner, or a place given. */
export interface SeatMoved extends FactBase {
  readonly type: 'seatMoved';
  readonly person: string;
  readonly flight: string;
  /** Beyond the ship's ordinary seats, in a declared contingency. */
  readonly contingency?: boolean;
}

/** For a while there is no way home for this person, and it is known. Ends with the next `seatMoved` or `left`. */
export interface SeatGivenUp extends FactBase {
  readonly type: 'seatGivenUp';
  readonly person: string;
  readonly why: string;
}

export interface CommandHandedOver extends FactBase {
  readonly type: 'commandHandedOver';
  readonly person: string;
}

export interface ExpeditionBegan extends FactBase {
  readonly type: 'expeditionBegan';
  readonly expedition: number;
}

export interface PortOpened extends FactBase {
  readonly type: 'portOpened';
  readonly port: string;
}

export interface PortClosed extends FactBase {
  readonly type: 'portClosed';
  readonly port: string;
}

export interface AgreementSigned extends FactBase {
  readonly type: 'agreementSigned';
  readonly agreement: string;
  readonly title: string;
  /** What reports call it. */
  readonly otherNames?: readonly string[];
  readonly parties: readonly string[];
  readonly says: string;
  readonly words?: string;
  readonly covers?: readonly string[];
  readonly announcedAt?: string;
}

export interface AgreementAmended extends FactBase {
  readonly type: 'agreementAmended';
  readonly agreement: string;
  readonly title: string;
  readonly parties: readonly string[];
  readonly says: string;
  readonly words?: string;
  readonly covers?: readonly string[];
}

export interface AgreementExpired extends FactBase {
  readonly type: 'agreementExpired';
  readonly agreement: string;
  readonly why: string;
}

export interface SanctionImposed extends FactBase {
  readonly type: 'sanctionImposed';
  readonly sanction: string;
  readonly by: string;
  readonly on: string;
  readonly says: string;
  readonly words?: string;
  /** What was left out of it from the start. */
  readonly except?: string;
}

export interface SanctionExcepted extends FactBase {
  readonly type: 'sanctionExcepted';
  readonly sanction: string;
  readonly except: string;
}

export interface SanctionLifted extends FactBase {
  readonly type: 'sanctionLifted';
  readonly sanction: string;
  readonly why: string;
}

export interface StatementMade extends FactBase {
  readonly type: 'statementMade';
  readonly by: string;
  /** Who that is in the registers: a person or an agency. */
  readonly speaker?: string;
  readonly to?: string;
  readonly channel?: string;
  readonly says: string;
  /** The exact words, as the source gives them. */
  readonly words?: string;
  readonly condition?: string;
  readonly outcome?: string;
  readonly bearsOn?: readonly string[];
}

export interface LetterSent extends FactBase {
  readonly type: 'letterSent';
  readonly letter: string;
  readonly by: string;
  readonly to: string;
  readonly says: string;
  readonly words?: string;
  readonly answerBy?: string;
  readonly bearsOn?: readonly string[];
}

export interface LetterAnswered extends FactBase {
  readonly type: 'letterAnswered';
  readonly letter: string;
  readonly by: string;
  readonly to: string;
  readonly says: string;
  readonly words?: string;
  readonly bearsOn?: readonly string[];
}

export interface DecisionTaken extends FactBase {
  readonly type: 'decisionTaken';
  readonly by: string;
  readonly to?: string;
  readonly says: string;
  readonly words?: string;
  readonly outcome?: string;
  readonly bearsOn?: readonly string[];
}

/** A plan is a fact too: that day it was announced. */
export interface PlanAnnounced extends FactBase {
  readonly type: 'planAnnounced';
  readonly by: string;
  readonly flight: string;
  readonly event: 'launch' | 'docking' | 'undocking' | 'landing';
  /** `TBD`, or a date as fine as it was given. */
  readonly plannedFor: string;
  /** No earlier than. */
  readonly net?: boolean;
  readonly says?: string;
}

export interface Occurred extends FactBase {
  readonly type: 'occurred';
  readonly by: string;
  readonly says: string;
  /** What reports call it, where no flight names it: `invasion of Ukraine`. */
  readonly names?: readonly string[];
  readonly words?: string;
  readonly outcome?: string;
  readonly bearsOn?: readonly string[];
}

/** The line named in `corrects` was wrong, and nothing takes its place. */
export interface Withdrawn extends FactBase {
  readonly type: 'withdrawn';
  readonly corrects: string;
  readonly why: string;
}

export type Fact =
  | PortOpened
  | Left
  | Undocked
  | Landed
  | Boarded
  | Launched
  | Relocated
  | Docked
  | SeatMoved
  | SeatGivenUp
  | ExpeditionBegan
  | CommandHandedOver
  | PortClosed
  | AgreementSigned
  | AgreementAmended
  | AgreementExpired
  | SanctionImposed
  | SanctionExcepted
  | SanctionLifted
  | StatementMade
  | LetterSent
  | LetterAnswered
  | DecisionTaken
  | PlanAnnounced
  | Occurred
  | Withdrawn;

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { readonly type: T }>;
