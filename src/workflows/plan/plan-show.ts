import { type Outcome, succeed } from '../../outcome/index.ts';
import { type LongRangeChart, type RuleBook, type Plan, dayOf, evaluate, longRangeChart, planeOf } from '../../plan/index.ts';
import { DAY_S, type Instant, addSeconds, formatInstant } from '../../time/index.ts';
import { parseElements } from '../../formats/orbit/index.ts';
import { type PlanDesk, type PlanQuestion, openDesk } from './plan-desk.ts';
import { shippedReturn, shippedReturnIds, sites, writeWhole } from '../world/index.ts';

const STANDARD_SITE = 'zhezkazgan-147-se';
/** Older elements say too little of where the plane of the orbit is. */
const MAX_AGE_S = 400 * DAY_S;

/** `union plan show`: the record, or a plan, as the long-range chart. */
export async function showPlan(
  question: PlanQuestion,
  svg: string | undefined,
): Promise<Outcome<{ readonly chart: LongRangeChart; readonly written: readonly string[] }>> {
  const desk = openDesk(question);
  if (!desk.ok) return desk;
  const chart = chartOf(desk.value);
  if (svg === undefined) return succeed({ chart, written: [] });
  // The pictures are loaded only when one is asked for.
  const { drawLongRangeChart } = await import('../../pictures/index.ts');
  const written = await writeWhole([{ name: svg, content: drawLongRangeChart(chart) }], '');
  return written.ok ? succeed({ chart, written: written.value }) : written;
}

export function chartOf({ plan, book }: Pick<PlanDesk, 'plan' | 'book'>): LongRangeChart {
  const site = sites().find(({ id }) => id === STANDARD_SITE)!;
  const light = withPlane(plan, book);
  return longRangeChart(plan, light, evaluate(plan, book), { latitudeDeg: site.latitudeDeg, longitudeDeg: site.longitudeDeg });
}

/** Without elements of the user's, those of the shipped return that is nearest in time. */
function withPlane(plan: Plan, book: RuleBook): RuleBook {
  if (book.station.plane !== null) return book;
  const middle = (plan.from + plan.to) / 2;
  const planes = shippedReturnIds().flatMap((id) => {
    const found = shippedReturn(id);
    const chosen = found.ok ? found.value.elements[found.value.chosenElements ?? -1] : undefined;
    const read = chosen === undefined ? undefined : parseElements(`${chosen.line1}\n${chosen.line2}\n`, id);
    return read?.ok === true && read.value[0] !== undefined ? [planeOf(read.value[0])] : [];
  });
  const nearest = planes.toSorted((a, b) => distance(a.epoch, middle) - distance(b.epoch, middle))[0];
  if (nearest === undefined || distance(nearest.epoch, middle) > MAX_AGE_S) return book;
  return { ...book, station: { ...book.station, plane: nearest } };
}

/** The first day that the rules are asked about: somebody has lived at the station since. */
export const firstExpedition = (): Instant => dayOf('2000-11-02');

/** The day of a moment, as plans print it. */
export const formatDay = (at: number): string => formatInstant(addSeconds(dayOf('2000-01-01'), at - dayOf('2000-01-01'))).slice(0, 10);

const distance = (a: Instant, b: number): number => Math.abs(a - b);
