import { type Message, type Outcome, fail, succeed } from '../../outcome/index.ts';

export interface Limits {
  readonly from: number;
  readonly to: number;
}

/** A number that may be given, and is then to be within limits, which `wanted` tells. */
export function numberWithin(value: number | undefined, where: string, { from, to }: Limits, wanted: Message): Outcome<number | null> {
  if (value === undefined) return succeed(null);
  return value >= from && value <= to ? succeed(value) : fail(where, wanted, `${value}`);
}
