import type { Message } from '../outcome/index.ts';
import { momentOf, type Port, type StationRecord, type View } from '../record/index.ts';
import { type Instant, NEVER } from '../time/index.ts';
import data from '../../data/plan/station.json' with { type: 'json' };
import type { OrbitPlane } from './orbit-plane.ts';
import type { Side } from './plan.ts';
import { dayOf } from './rule-data.ts';

export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

export interface PlanVehicle {
  readonly id: string;
  readonly name: string;
  readonly side: Side;
  readonly seats: number;
}

export interface PlanPort {
  readonly id: string;
  readonly name: string;
  readonly segment: Port['segment'];
  readonly takes: readonly string[];
  readonly open: readonly Window[];
}

/** An agreement, and from when on it covers which flights. */
export interface PlanAgreement extends Window {
  readonly id: string;
  readonly title: string;
  /** Signed for no flights in particular: it covers any whose seat names it. */
  readonly open: boolean;
  readonly covers: readonly { readonly flights: readonly string[]; readonly since: Instant; readonly fact: string }[];
}

/** Something that no launch may use for a while. */
export interface Outage extends Window {
  /** A pad, or a vehicle. */
  readonly what: string;
  readonly why: Message | string;
  readonly source: string;
}

/** Two ships that are in each other's way. */
export interface Clearance {
  readonly port: string;
  readonly flights: readonly string[];
  readonly arrivalPort: string;
  readonly arrivals: readonly string[];
  readonly why: string;
  readonly source: string;
  /** Arrivals that room was made for, as a fact of the record says. */
  readonly cleared: readonly string[];
}

/** What rules need to know of the station beside the plan. */
export interface StationFacts {
  readonly vehicles: ReadonlyMap<string, PlanVehicle>;
  readonly ports: ReadonlyMap<string, PlanPort>;
  readonly agreements: readonly PlanAgreement[];
  readonly padOutages: readonly Outage[];
  readonly groundings: readonly Outage[];
  readonly clearances: readonly Clearance[];
  /** From when the record has each contingency in which makeshift places were used, whether or not a plan knows of the ship's fault. */
  readonly contingencies: readonly Instant[];
  /** Until when the record tells what flew; null where it says nothing. */
  readonly knownUntil: Instant | null;
  /** The plane of the station's orbit, where elements were given. */
  readonly plane: OrbitPlane | null;
}

export function stationFacts(view: View): StationFacts {
  const { record, timeline } = view;
  const until = (text: string | null): Instant => (text === null ? NEVER : dayOf(text));
  const known = (since: string) => view.asOf === null || dayOf(since) <= view.asOf;
  return {
    knownUntil: view.horizon,
    contingencies: declaredUnfit(view).map(({ from }) => from),
    vehicles: new Map([...record.vehicles.values()].map(({ id, name, side, seats }) => [id, { id, name, side, seats }])),
    ports: portsOf(record, view),
    agreements: agreementsOf(timeline.entries.flatMap(({ fact }) => ('agreement' in fact ? [fact] : []))),
    padOutages: data.padOutages
      .filter(({ from }) => known(from))
      .map(({ pad, from, to, why, source }) => ({ what: pad, from: dayOf(from), to: until(to), why, source })),
    groundings: data.groundings
      .filter(({ from }) => known(from))
      .map(({ vehicle, from, to, why, source }) => ({ what: vehicle, from: dayOf(from), to: until(to), why, source })),
    clearances: data.clearances,
    plane: null,
  };
}

function portsOf(record: StationRecord, { timeline }: View): ReadonlyMap<string, PlanPort> {
  const open = new Map<string, { from: Instant; to: Instant }[]>();
  for (const { fact, moment } of timeline.entries) {
    if (fact.type === 'portOpened') open.set(fact.port, [...(open.get(fact.port) ?? []), { from: moment, to: NEVER }]);
    if (fact.type === 'portClosed') {
      const last = open.get(fact.port)?.at(-1);
      if (last !== undefined) last.to = moment;
    }
  }
  return new Map(
    [...record.ports.values()].map(({ id, name, segment, takes }) => [id, { id, name, segment, takes, open: open.get(id) ?? [] }]),
  );
}

function agreementsOf(facts: readonly View['timeline']['entries'][number]['fact'][]): readonly PlanAgreement[] {
  return facts.flatMap((signed) => {
    if (signed.type !== 'agreementSigned') return [];
    const ended = facts.find((fact) => fact.type === 'agreementExpired' && fact.agreement === signed.agreement);
    const amended = facts.filter((fact) => fact.type === 'agreementAmended' && fact.agreement === signed.agreement);
    const covers = [signed, ...amended].flatMap((fact) =>
      'covers' in fact && fact.covers !== undefined ? [{ flights: fact.covers, since: momentOf(fact.at), fact: fact.id }] : [],
    );
    return [
      {
        id: signed.agreement,
        title: signed.title,
        from: momentOf(signed.at),
        to: ended === undefined ? NEVER : momentOf(ended.at),
        open: signed.covers === undefined,
        covers,
      },
    ];
  });
}

/** The pad that a kind of ship is launched from where the record does not say. */
export function usualPad(vehicle: string, at: Instant): string | null {
  return data.padsOf.find((usual) => usual.vehicle === vehicle && dayOf(usual.since) <= at)?.pad ?? null;
}

/** Contingencies that the record tells in words, put as days: see data/plan/station.json. */
export function declaredUnfit(view: View) {
  return data.unfit
    .filter(({ from }) => view.asOf === null || dayOf(from) <= view.asOf)
    .map(({ ship, from, to, why, source }) => ({ ship, from: dayOf(from), to: to === null ? null : dayOf(to), why, source }));
}
