import { type Message, message } from '../outcome/index.ts';
import { DAY_S, type Instant } from '../time/index.ts';
import { type Judge, isInPlan, sideOfVisit } from './judge.ts';
import type { Seat, Visit } from './plan.ts';
import type { Finding } from './reason.ts';
import { mustNumberOf } from './rule-data.ts';
import type { PlanAgreement } from './station-facts.ts';
import { type Scene, leavesAt } from './scene.ts';

/** Whether the agreement holds at a moment and covers the flight by then. */
export function coversFlight(agreement: PlanAgreement, flight: string, at: Instant): boolean {
  if (at < agreement.from || at >= agreement.to) return false;
  return agreement.covers.some(({ flights, since }) => since <= at && flights.includes(flight));
}

/** Seats in a partner's ship. */
export function crossSeats(scene: Scene): readonly { readonly seat: Seat; readonly visit: Visit }[] {
  return scene.seats.flatMap((seat) => {
    const visit = scene.visitOf.get(seat.up)!;
    return seat.side !== null && seat.side !== sideOfVisit(scene, visit) ? [{ seat, visit }] : [];
  });
}

/** A person rides a partner's ship only under an agreement in force that covers that flight. */
export const agreementCover: Judge = (scene) => [...homeCover(scene), ...seatCover(scene)];

const seatCover = (scene: Scene): readonly Finding[] =>
  crossSeats(scene).flatMap(({ seat, visit }): readonly Finding[] => {
    const at = visit.launchAt ?? visit.arriveAt;
    if (!isInPlan(scene, at)) return [];
    const { agreements } = scene.station;
    const named = agreements.find(({ id }) => id === seat.under);
    const covering = agreements.find((agreement) => coversFlight(agreement, visit.flight, at));
    const held = named ?? covering;
    if (covering !== undefined || (named?.open === true && at >= named.from && at < named.to)) return [];
    const assumed = scene.plan.assumed?.find(({ id, from, to }) => id === seat.under && from <= at && at < to);
    const gone = leavesAt(seat, scene.visitOf);
    const finding = (says: Message, soft: boolean): readonly Finding[] => [
      {
        matter: `${seat.person} ${visit.flight}`,
        from: at,
        to: gone < scene.plan.to ? gone : scene.plan.to,
        perDay: 1,
        subjects: [seat.person, visit.flight, ...(held === undefined ? [] : [held.id])],
        says,
        soft,
      },
    ];
    if (assumed !== undefined)
      return finding(message('plan.only-assumed', { name: seat.name, ship: visit.name, agreement: assumed.title }), true);
    if (held === undefined)
      return finding(
        visit.basis === 'happened'
          ? message('plan.agreement-not-recorded', { name: seat.name, agency: seat.agency, ship: visit.name })
          : message('plan.no-agreement-covers', { name: seat.name, agency: seat.agency, ship: visit.name }),
        visit.basis === 'happened',
      );
    if (at >= held.to)
      return finding(
        message('plan.agreement-ended', { name: seat.name, agency: seat.agency, ship: visit.name, agreement: held.title }),
        false,
      );
    // What an amendment covers may be in the record under another flight: Crew-6's Axiom seat, a ship renumbered.
    return finding(
      message('plan.agreement-names-other', { name: seat.name, agency: seat.agency, ship: visit.name, agreement: held.title }),
      visit.basis === 'happened',
    );
  });

/**
 * A way home moved to a partner's ship needs that the partners work together at all then: some agreement in force. A declared contingency
 * asks nobody.
 */
function homeCover(scene: Scene): readonly Finding[] {
  return scene.seats.flatMap((seat) =>
    seat.homes.slice(1).flatMap((home, i): readonly Finding[] => {
      const visit = scene.visitOf.get(home.ship ?? '');
      if (
        visit === undefined ||
        seat.side === null ||
        home.contingency ||
        !isInPlan(scene, home.from) ||
        sideOfVisit(scene, visit) === seat.side
      )
        return [];
      if (scene.station.agreements.some(({ from, to }) => from <= home.from && home.from < to)) return [];
      const says = message('plan.no-agreement-with-owner', { name: seat.name, agency: seat.agency, ship: visit.name });
      const gone = seat.homes[i + 2]?.from ?? leavesAt(seat, scene.visitOf);
      const to = gone < scene.plan.to ? gone : scene.plan.to;
      return [
        { matter: `${seat.person} ${visit.flight} home`, from: home.from, to, subjects: [seat.person, visit.flight], says, perDay: 1 },
      ];
    }),
  );
}

/** A seat in a partner's ship takes an order of the government and a signature first. */
export const agreementLead: Judge = (scene, rule) => {
  const days = mustNumberOf(rule, 'days');
  return crossSeats(scene).flatMap(({ seat, visit }): readonly Finding[] => {
    const at = visit.launchAt ?? visit.arriveAt;
    if (!isInPlan(scene, at) || visit.basis === 'happened') return [];
    const signed = scene.station.agreements
      .filter((agreement) => at < agreement.to)
      .flatMap(({ covers }) => covers.filter(({ flights }) => flights.includes(visit.flight)));
    const first = signed.toSorted((a, b) => a.since - b.since)[0]?.since ?? scene.plan.from;
    const leftDays = (at - first) / DAY_S;
    if (leftDays >= days) return [];
    const says = message('plan.agreed-too-late', { name: seat.name, ship: visit.name, left: Math.floor(leftDays), days });
    return [{ matter: `${seat.person} ${visit.flight}`, from: at, to: at, subjects: [seat.person, visit.flight], says }];
  });
};
