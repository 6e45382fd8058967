export type { Named, NamedContent, NamedText, ShippedFiles, World } from './world.ts';
export type { Flyers, Runner, ShardTask, SolveLimits, Solver } from './runner.ts';
export { type AskedView, type RecordQuestion, openView, readDayOrMoment } from './open-view.ts';
