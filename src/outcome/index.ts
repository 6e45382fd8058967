export { type Message, type MessageValue, type MessageValues, message, saysTheSame } from './message.ts';
export { MIN_BEGINNING, isNear, nearestHint, nearestNames } from './nearest-names.ts';
export { endsTooEarly, notJson } from './not-json.ts';
export { type DegreesOrder, placeHint } from './place-hint.ts';
export { lettersApart } from './letters-apart.ts';
export { type Failure, type Outcome, fail, succeed } from './outcome.ts';
