import { message, saysTheSame } from '../outcome/index.ts';
import { DAY_S, addSeconds } from '../time/index.ts';
import type { Side } from './plan.ts';
import type { Reason } from './reason.ts';
import { type Desk, type RepairStep, later } from './repair-desk.ts';
import { fillSteps, groundStep, homeSteps, rescueSteps, roomSteps } from './repair-seats.ts';
import { delaySteps, turnaroundSteps, leaveStep, portSteps, returnSteps, shipSteps } from './repair-ships.ts';

const MAX_REASONS = 12;

/** What can be tried against the first reasons of a plan. Nothing before `now` is changed. */
export function stepsFor(desk: Desk, reasons: readonly Reason[]): readonly RepairStep[] {
  const steps = new Map<string, RepairStep>();
  const told = reasons.filter(
    (reason) => (reason.hard || reason.rule === 'crew-target') && reason.to >= desk.now && !desk.known.some((old) => isIn(reason, old)),
  );
  const first = [...told.filter(({ hard }) => hard).slice(0, MAX_REASONS), ...told.filter(({ hard }) => !hard).slice(0, 4)];
  for (const reason of first) for (const step of stepsAgainst(desk, reason)) steps.set(JSON.stringify(step.says), step);
  for (const step of [...rescueSteps(desk, told), ...roomSteps(desk, told), ...returnSteps(desk)])
    steps.set(JSON.stringify(step.says), step);
  return [...steps.values()];
}

function stepsAgainst(desk: Desk, reason: Reason): readonly RepairStep[] {
  switch (reason.rule) {
    case 'seat-home':
      return homeSteps(desk, reason, reason.subjects.slice(0, 1));
    case 'remove-one-ship':
      return [...homeSteps(desk, reason, reason.subjects.slice(2, 6)), ...shipSteps(desk, reason), ...fillSteps(desk, sideIn(reason))];
    case 'minimum-crew':
    case 'crew-target':
      return [...shipSteps(desk, reason), ...fillSteps(desk, sideIn(reason))];
    case 'vehicle-grounded':
    case 'pad-in-service':
      return delaySteps(desk, reason);
    case 'pad-turnaround':
      return turnaroundSteps(desk, reason);
    case 'ship-life':
      return desk.plan.visits
        .filter(({ flight }) => reason.subjects.includes(flight) && !desk.locked.includes(flight))
        .map((visit) => leaveStep(visit, later(reason.from, desk.now)));
    case 'clearance':
      return desk.plan.visits
        .filter(({ flight }) => flight === reason.subjects[1])
        .map((visit) => leaveStep(visit, addSeconds(reason.from, -DAY_S)));
    case 'port-holds-one':
      return portSteps(desk, reason);
    case 'agreement-cover':
      return desk.plan.seats
        .filter(({ person, off, up }) => off === undefined && reason.subjects[0] === person && isStillToLaunch(desk, up))
        .map((seat) => groundStep(seat, message(reason.key, reason.values)));
    default:
      return [];
  }
}

/** Who has gone up cannot be kept on the ground any more. */
function isStillToLaunch({ plan, now }: Desk, up: string): boolean {
  const visit = plan.visits.find(({ flight }) => flight === up);
  return visit !== undefined && (visit.launchAt ?? visit.arriveAt) > now;
}

/** The same breach, or part of it. */
const isIn = (reason: Reason, old: Reason): boolean =>
  old.rule === reason.rule && saysTheSame(old, reason) && old.from <= reason.from && old.to >= reason.to;

const sideIn = ({ subjects }: Reason): Side => (subjects.some((subject) => subject === 'russian-segment') ? 'russian' : 'us');
