import { type Instant, type Told, formatInstant } from '../time/index.ts';
import { reasonJson } from './evaluate.ts';
import type { LongRangeChart } from './long-range-chart.ts';

/** The chart with its times in ISO 8601. */
export function chartJson({ rows, counts, light, reasons, ...chart }: LongRangeChart): Told<LongRangeChart> {
  return {
    ...told(chart),
    knownUntil: chart.knownUntil === null ? null : formatInstant(chart.knownUntil),
    rows: rows.map((row) => ({ ...row, bars: row.bars.map(told) })),
    counts: counts.map(told),
    light:
      light === null ? null : { ...light, lit: light.lit.map(told), highBeta: light.highBeta.map(told), epoch: formatInstant(light.epoch) },
    reasons: reasons.map(reasonJson),
  };
}

const told = <T extends { readonly from: Instant; readonly to: Instant }>(window: T) => ({
  ...window,
  from: formatInstant(window.from),
  to: formatInstant(window.to),
});
