export { type Message, type MessageValue, type MessageValues, message, saysTheSame } from './message.ts';
export { type Failure, type Outcome, fail, succeed } from './outcome.ts';
