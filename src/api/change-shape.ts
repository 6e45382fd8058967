import { z } from 'zod';
import type { Change } from '../plan/index.ts';
import { shapeOf } from './agreement.ts';
import { sideShape } from './plan-shape.ts';

/** A day as `2026-04-01`, or as rough as `2026-04` and `2026`, which are their first. */
export const day = z.string().describe('2026-04-01; 2026-04 and 2026 are their first days');

/** How far a change may move a ship: longer than any stays. */
const MOST_DAYS = 3650;

/** What might happen to a plan. */
export const changeShape = shapeOf<Change>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('stop-joint-flights'), on: day }),
    z.strictObject({
      kind: z.literal('ground'),
      what: z.string().describe('a kind of ship, `soyuz`, or a pad'),
      from: day,
      to: day,
    }),
    z.strictObject({ kind: z.literal('lose'), ship: z.string(), on: day }),
    z.strictObject({ kind: z.literal('extend'), ship: z.string(), days: z.number().min(-MOST_DAYS).max(MOST_DAYS) }),
    z.strictObject({ kind: z.literal('withdraw'), side: sideShape, on: day }),
    z.strictObject({ kind: z.literal('leave'), ship: z.string(), on: day }),
  ]),
);
