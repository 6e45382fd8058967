export { type Failure, type Outcome, fail, succeed } from './outcome.ts';
