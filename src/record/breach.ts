export type Rule =
  | 'a port holds one ship'
  | 'a ship is at one place'
  | 'a person is in one place'
  | 'up once, down once'
  | 'nobody aboard without a way there'
  | 'a seat home for everybody'
  | 'no more people than seats'
  | 'times in order'
  | 'expeditions tile'
  | 'the commander is aboard'
  | 'a port is there'
  | 'what is named is known'
  | 'sources resolve'
  | 'corrections follow'
  | 'a preferred claim is the fact';

/** What does not hold, and the facts that say so. */
export interface Breach {
  readonly rule: Rule;
  readonly says: string;
  readonly facts: readonly string[];
}
