import type { Message } from '../outcome/index.ts';
import type { Instant } from '../time/index.ts';

/** The two halves of the partnership, each with its own ships, its own segment and its own people. */
export type Side = 'russian' | 'us';

export const SIDES: readonly Side[] = ['russian', 'us'];

/** A place at the station from a moment on. On a move the ship was under way since `leftAt`. */
export interface Berth {
  readonly port: string | null;
  readonly from: Instant;
  readonly leftAt?: Instant;
  /** Whether those who go home in the ship were inside it while it moved; taken as so unless said. */
  readonly crewInside?: boolean;
}

/** One ship's stay, from arrival to departure. `off` says why it does not fly; it is never deleted. */
export interface Visit {
  readonly flight: string;
  readonly name: string;
  readonly vehicle: string;
  readonly launchAt: Instant | null;
  readonly pad: string | null;
  readonly arriveAt: Instant;
  /** The first is where it arrives; the others are moves. */
  readonly berths: readonly Berth[];
  readonly departAt: Instant | null;
  /** The departure is known to the day at best. */
  readonly departRough?: true;
  readonly landAt: Instant | null;
  /** Where it comes down; null where not known. */
  readonly landing: { readonly latitudeDeg: number; readonly longitudeDeg: number } | null;
  readonly basis: 'happened' | 'planned';
  readonly off?: Message | string;
}

/** A way home from a moment on; `contingency`: a makeshift place beyond the ship's ordinary seats. */
export interface Home {
  readonly ship: string | null;
  readonly from: Instant;
  readonly contingency: boolean;
}

/** A seat up, the seats home in between, and a seat down: of a named person, or of an agency's role that nobody is named for yet. */
export interface Seat {
  readonly person: string;
  readonly name: string;
  readonly named: boolean;
  readonly agency: string;
  readonly side: Side | null;
  /** Trained to run a segment; guests are not. */
  readonly tends: boolean;
  readonly up: string;
  readonly down: string | null;
  readonly homes: readonly Home[];
  readonly under: string | null;
  readonly off?: Message | string;
}

/** `person` is null where who commands is not known. */
export interface Command {
  readonly person: string | null;
  readonly from: Instant;
}

/** A ship that is not fit to bring people home, from a day on: a declared contingency. */
export interface Unfit {
  readonly ship: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly why: Message | string;
  readonly source: string;
}

/** Something that is not agreed yet and without which the plan could not be flown. */
export interface Assumption {
  readonly id: string;
  readonly title: string;
  readonly from: Instant;
  readonly to: Instant;
}

export interface Plan {
  readonly id: string;
  /** The plan that this one changes; null where it is made of the record or by the solver alone. */
  readonly parent: string | null;
  readonly title: Message | string;
  readonly from: Instant;
  readonly to: Instant;
  readonly visits: readonly Visit[];
  readonly seats: readonly Seat[];
  readonly commands: readonly Command[];
  readonly unfit: readonly Unfit[];
  /** Agreements that the plan takes for granted: seats under them are told, and break nothing. */
  readonly assumed?: readonly Assumption[];
}
