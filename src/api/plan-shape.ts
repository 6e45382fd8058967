import { z } from 'zod';
import type { Assumption, Berth, Command, PlanFile, SeatInFile, Side, Unfit, VisitInFile } from '../plan/index.ts';
import { shapeOf } from './agreement.ts';
import { saidShape } from './message-shape.ts';
import { place, schemaName, utc } from './quantities.ts';

const MAX_VISITS = 5000;
const MAX_SEATS = 20_000;
const MAX_EVENTS = 20_000;
const MAX_MOVES = 1000;

export const sideShape = shapeOf<Side>()(z.enum(['russian', 'us']));

const berthShape = shapeOf<Berth>()(
  z.strictObject({
    port: z.string().nullable(),
    from: utc,
    leftAt: utc.exactOptional().describe('on a move, under way since then'),
    crewInside: z.boolean().exactOptional().describe('whether those who go home in it were inside while it moved'),
  }),
);

const visitShape = shapeOf<VisitInFile>()(
  z.strictObject({
    flight: z.string(),
    name: z.string().exactOptional(),
    vehicle: z.string(),
    launchAt: utc.nullable().exactOptional(),
    pad: z.string().nullable().exactOptional(),
    arriveAt: utc,
    berths: z.array(berthShape).min(1).max(MAX_MOVES).describe('the first is where it arrives; the others are moves'),
    departAt: utc.nullable().exactOptional(),
    departRough: z.literal(true).exactOptional().describe('the departure is known to the day at best'),
    landAt: utc.nullable().exactOptional(),
    landing: place.nullable().exactOptional(),
    basis: z.enum(['happened', 'planned']).exactOptional(),
    off: saidShape.exactOptional().describe('why it does not fly'),
  }),
);

const seatShape = shapeOf<SeatInFile>()(
  z.strictObject({
    person: z.string(),
    name: z.string(),
    named: z.boolean().exactOptional(),
    agency: z.string(),
    side: sideShape.nullable().exactOptional(),
    tends: z.boolean().exactOptional().describe('trained to run a segment'),
    up: z.string().describe('a flight'),
    down: z.string().nullable().exactOptional().describe('a flight'),
    homes: z
      .array(
        z.strictObject({
          ship: z.string().nullable(),
          from: utc,
          contingency: z.boolean().exactOptional().describe('a makeshift place beyond the ship’s ordinary seats'),
        }),
      )
      .min(1)
      .max(MAX_MOVES)
      .describe('ways home, each from a moment on'),
    under: z.string().nullable().exactOptional().describe('the agreement'),
    off: saidShape.exactOptional().describe('why nobody flies in it'),
  }),
);

/** `union-station/plan/1`: who flies when in what, and how everybody gets home. */
export const planShape = shapeOf<PlanFile>()(
  z.strictObject({
    schema: schemaName('union-station/plan/1'),
    id: z.string(),
    parent: z.string().nullable().exactOptional().describe('the plan that this one changes'),
    title: saidShape.exactOptional(),
    from: utc,
    to: utc,
    visits: z.array(visitShape).max(MAX_VISITS),
    seats: z.array(seatShape).max(MAX_SEATS),
    commands: z
      .array(shapeOf<Command>()(z.strictObject({ person: z.string().nullable(), from: utc })))
      .max(MAX_EVENTS)
      .exactOptional(),
    unfit: z
      .array(shapeOf<Unfit>()(z.strictObject({ ship: z.string(), from: utc, to: utc.nullable(), why: saidShape, source: z.string() })))
      .max(MAX_EVENTS)
      .exactOptional()
      .describe('ships that cannot bring people home'),
    assumed: z
      .array(shapeOf<Assumption>()(z.strictObject({ id: z.string(), title: z.string(), from: utc, to: utc })))
      .max(MAX_EVENTS)
      .exactOptional()
      .describe('agreements that the plan takes for granted'),
  }),
);
