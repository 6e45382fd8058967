import type { ShapeName, Shaped } from '../api/index.ts';
import { programVersion } from '../store/index.ts';
import type { Door, OptionSpecs } from './command.ts';
import { emphasise } from './table.ts';

/** What every command of the record takes. */
export const RECORD_OPTIONS = {
  at: { kind: 'text', value: 'ISO', help: 'the moment asked about; a bare date is the end of that day (standard: now)' },
  asOf: { kind: 'text', value: 'ISO', help: 'uses only what was known by then (standard: all that is recorded)' },
  folder: { kind: 'text', name: 'record', value: 'DIR', help: 'reads another folder of record files' },
} as const satisfies OptionSpecs;

/** An answer as one JSON object, with the shape it has and the version that gave it. */
export function printJson<Name extends ShapeName>(door: Door, shape: Name, answer: Omit<Shaped<Name>, 'schema' | 'version'>): void {
  door.print(JSON.stringify({ schema: `union-station/${shape}/1`, ...answer, version: programVersion() }, null, 2));
}

/** Behind a value for which no page was found. */
export const UNSOURCED = ' (no page)';

/** `not known after 2026-07-26` */
export const pastHorizon = (knownUntil: string | null): string => `not known after ${knownUntil?.slice(0, 10) ?? 'any day'}`;

interface Age {
  readonly latestFact: string | null;
  readonly latestAt: string | null;
  readonly days: number | null;
  readonly recordedAt: string | null;
  readonly begins: string | null;
}

/** Under every answer: how old the newest fact is that it can rest on. */
export function printAge(door: Door, { latestFact, latestAt, days, recordedAt, begins }: Age, asOf: string | null): void {
  const newest =
    latestAt === null
      ? `no fact by then, for the record begins at ${begins ?? 'no day'}`
      : `newest fact ${latestAt} (${latestFact}), ${days} days before`;
  door.print(
    emphasise(door, 'dim', `data: ${newest}; last recorded ${recordedAt ?? 'never'}${asOf === null ? '' : `; as known by ${asOf}`}`),
  );
}
