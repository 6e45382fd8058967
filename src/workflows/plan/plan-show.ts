import { parseElements } from '../../formats/orbit/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import { type LongRangeChart, type OrbitPlane, type Plan, type RuleBook, evaluate, longRangeChart, planeOf } from '../../plan/index.ts';
import { sayIn } from '../../presentation/index.ts';
import { DAY_S, type Instant } from '../../time/index.ts';
import { shippedReturn, shippedReturnIds, sites } from '../shipped/index.ts';
import type { World } from '../world/index.ts';
import { type PlanDesk, type PlanQuestion, openDesk } from './plan-desk.ts';

const STANDARD_SITE = 'zhezkazgan-147-se';
/** Older elements say too little of where the plane of the orbit is. */
const MAX_AGE_S = 400 * DAY_S;

/** `union plan show`: the record, or a plan, as the long-range chart. */
export function showPlan(world: World, question: PlanQuestion): Outcome<LongRangeChart> {
  const desk = openDesk(world, question);
  return desk.ok ? succeed(chartOf(world, desk.value)) : desk;
}

export function chartOf(world: World, { plan, book }: Pick<PlanDesk, 'plan' | 'book'>): LongRangeChart {
  const { latitudeDeg, longitudeDeg } = sites(world).find(({ id }) => id === STANDARD_SITE)!;
  return longRangeChart(plan, withPlane(world, plan, book), evaluate(plan, book), { latitudeDeg, longitudeDeg });
}

/** The chart as SVG. The pictures are loaded only when one is asked for. */
export async function chartPicture(chart: LongRangeChart): Promise<string> {
  const { drawLongRangeChart } = await import('../../pictures/index.ts');
  return drawLongRangeChart(chart, sayIn('en'));
}

/** Without elements of the user's, those of the shipped return that is nearest in time. */
function withPlane(world: World, plan: Plan, book: RuleBook): RuleBook {
  if (book.station.plane !== null) return book;
  const middle = (plan.from + plan.to) / 2;
  // As of a day, elements that were not yet measured tell nothing.
  const { knownUntil } = book.station;
  const nearest = shippedReturnIds(world)
    .flatMap((id) => planeOfReturn(world, id))
    .filter(({ epoch }) => knownUntil === null || epoch <= knownUntil)
    .toSorted((a, b) => distance(a.epoch, middle) - distance(b.epoch, middle))[0];
  if (nearest === undefined || distance(nearest.epoch, middle) > MAX_AGE_S) return book;
  return { ...book, station: { ...book.station, plane: nearest } };
}

function planeOfReturn(world: World, id: string): readonly OrbitPlane[] {
  const found = shippedReturn(world, id);
  const chosen = found.ok ? found.value.elements[found.value.chosenElements ?? -1] : undefined;
  const read = chosen === undefined ? undefined : parseElements(`${chosen.line1}\n${chosen.line2}\n`, id);
  return read?.ok === true && read.value[0] !== undefined ? [planeOf(read.value[0])] : [];
}

const distance = (a: Instant, b: number): number => Math.abs(a - b);
