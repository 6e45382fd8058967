export { type Failure, type Outcome, describeFailure, fail, succeed } from './outcome.ts';
