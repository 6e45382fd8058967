import { z } from 'zod';
import type { Message } from '../outcome/index.ts';
import type { DataAge } from '../record/index.ts';
import { shapeOf } from './agreement.ts';
import { schemaName, version } from './quantities.ts';

/** An answer by the name of its shape, with the version of the program that gave it. */
export const answerShape = <const Name extends string, S extends z.ZodRawShape>(name: Name, fields: S) =>
  z.strictObject({ schema: schemaName(`union-station/${name}/1`), ...fields, version });

/** What an answer of this name holds besides. */
export type Answer<Name extends string, T> = T & { readonly schema: `union-station/${Name}/1`; readonly version: string };

/** As what a name was taken that is not of one thing alone. */
export interface Taken {
  readonly taken: Message | null;
}

/** Times of the record are as fine as they are known. */
export const moment = z
  .string()
  .meta({ id: 'moment', description: 'UTC in ISO 8601, as fine as it is known: 2022-03-30T11:28:03Z, 2022-03-30, 2022-03 or 2022' });

/** How far the record can say where ships and people are. */
export const seen = {
  knownUntil: moment.nullable().describe('the record says nothing of ships and people after this'),
  standing: z.enum(['known', 'not-known-after']),
};

export const ids = z.array(z.string()).meta({ id: 'ids' });

/** The moment asked about, and what was known by then; null: all that is recorded. */
export const asked = { at: moment, asOf: moment.nullable() };

export const dataAgeShape = shapeOf<DataAge>()(
  z.strictObject({
    latestFact: z.string().nullable(),
    latestAt: moment.nullable(),
    days: z.number().nullable(),
    recordedAt: moment.nullable(),
    begins: z.string().nullable().describe('the first fact about ships and people'),
  }),
);
