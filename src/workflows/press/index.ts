export { type AcceptAnswer, type AcceptQuestion, acceptPress } from './accept-press.ts';
export type { AcceptedLines } from '../../press/index.ts';
export { type PressQuestion, readPress } from './read-press.ts';
