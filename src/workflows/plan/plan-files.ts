import { planCalendar, seatsCsv } from '../../formats/plan/index.ts';
import { type Plan, type RuleBook, planJson } from '../../plan/index.ts';
import { withWords } from '../../presentation/index.ts';
import type { NamedContent, World } from '../world/index.ts';
import { chartOf, chartPicture } from './plan-show.ts';

/** The plan to be read again, its chart, its seats as a table, and its days for calendars. */
export async function planFiles(world: World, plan: Plan, book: RuleBook): Promise<readonly NamedContent[]> {
  return [
    { name: 'plan.json', content: `${JSON.stringify(withWords(planJson(plan)), null, 1)}\n` },
    { name: 'chart.svg', content: await chartPicture(chartOf(world, { plan, book })) },
    { name: 'seats.csv', content: seatsCsv(plan) },
    { name: 'plan.ics', content: planCalendar(plan, world.now) },
  ];
}
