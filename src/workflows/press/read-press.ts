import { type Outcome, succeed } from '../../outcome/index.ts';
import { type PressReport, loadPressReader, pressMatter } from '../../press/index.ts';
import { recordNames } from '../../record/index.ts';
import { type AskedView, type RecordQuestion, type World, openView } from '../world/index.ts';

export interface PressQuestion extends RecordQuestion {
  readonly text: string;
  /** The report's day, where the text has none. */
  readonly date?: string;
}

/** `union press`: what a report says, and how it stands to the record as it was by `at`. */
export async function readPress(world: World, question: PressQuestion): Promise<Outcome<PressReport>> {
  const asked = openView(world, question);
  return asked.ok ? readAgainst(question, asked.value) : asked;
}

export async function readAgainst({ text, date }: PressQuestion, { view, at }: AskedView): Promise<Outcome<PressReport>> {
  const readPressReport = await loadPressReader();
  const report = readPressReport(text, recordNames(view.record), pressMatter(view, at), date);
  return report.ok ? succeed(report.value) : report;
}
