import { type Outcome, fail, succeed } from '../../outcome/index.ts';

export interface Limits {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
}

/** A number that may be given, and is then to be within limits. */
export function numberWithin(value: number | undefined, where: string, { from, to, unit }: Limits): Outcome<number | null> {
  if (value === undefined) return succeed(null);
  return value >= from && value <= to ? succeed(value) : fail(where, `${from} to ${to} ${unit}`, `${value}`);
}
