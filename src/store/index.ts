export { worldAt } from './world-at.ts';
export { programVersion } from './shipped-files.ts';
export { SHIPPED_RECORD, openRecordFolder, readRecordFolder } from './record-folder.ts';
export { withFolderLock } from './folder-lock.ts';
export { appendTogether } from './append-together.ts';
export { writeFile, writeFiles } from './write-files.ts';
export { type RunRequest, writeRun } from './run-folder.ts';
export { type Run, readRun } from './read-run.ts';
export { keepSamples, readCheckpoint } from './keep-samples.ts';
