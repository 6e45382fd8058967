import { type RecordFile, openRecord } from '../../src/record/index.ts';
import { fail, message } from '../../src/outcome/index.ts';
import { parseInstant } from '../../src/time/index.ts';
import type { World } from '../../src/workflows/world/index.ts';

/** A world as a page fetches it: texts, and nothing to read them with. */
export interface WorldData {
  readonly now: string;
  readonly version: string;
  readonly record: readonly RecordFile[];
  /** Texts of `data/`, by their paths there. */
  readonly files: Readonly<Record<string, string>>;
}

/** A world that is all in memory, its record as one of the two below has it. It has no geoid, whose grid no page should fetch unasked. */
export function memoryWorld({ now, version, files }: WorldData, record: World['record']): World {
  const instant = parseInstant(now, 'now');
  if (!instant.ok) throw new Error(JSON.stringify(instant.failure));
  return {
    now: instant.value,
    version,
    record,
    files: {
      text: (path) => files[path] ?? null,
      ids: (folder) =>
        Object.keys(files)
          .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.json'))
          .map((path) => path.slice(folder.length + 1, -'.json'.length))
          .toSorted(),
    },
    geoid: () => Promise.reject(new Error('this world has no geoid')),
  };
}

export function recordIn({ record }: WorldData): World['record'] {
  const opened = openRecord(record);
  return () => opened;
}

/** For questions that ask nothing of the record, so that their bundles have no part of it. */
export const withoutRecord: World['record'] = () => fail('record', message('store.folder-of-record'), 'none');
