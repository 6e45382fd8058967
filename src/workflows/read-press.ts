import { type Outcome, fail, succeed } from '../outcome/index.ts';
import {
  type AcceptedFact,
  type NameEntry,
  type PressReport,
  type RecordedMatter,
  acceptClaims,
  loadPressReader,
} from '../record/index.ts';

/** What the record gives: the names to link to, and what it holds to compare with. */
export interface PressRecord {
  readonly names: readonly NameEntry[];
  readonly matter: RecordedMatter;
}

export interface PressQuestion {
  readonly text: string;
  /** ISO day, where the text has none. */
  readonly date?: string;
  readonly accept?: { readonly claims: readonly string[] | 'all'; readonly source: string; readonly recordedAt: string };
}

export interface PressAnswer {
  readonly report: PressReport;
  /** Lines to append; none unless asked. */
  readonly facts: readonly AcceptedFact[];
}

/** Reads a press report against the record, and makes facts of what is accepted. Nothing is written here. */
export async function readPress(question: PressQuestion, record: PressRecord): Promise<Outcome<PressAnswer>> {
  const readPressReport = await loadPressReader();
  const report = readPressReport(question.text, record.names, record.matter, question.date);
  if (!report.ok) return report;
  if (question.accept === undefined) return succeed({ report: report.value, facts: [] });
  const { claims, source, recordedAt } = question.accept;
  if (claims.length === 0) return fail('--accept', 'claims as c1,c4 or all', 'none');
  const facts = acceptClaims(report.value, { id: source, recordedAt }, claims);
  return facts.ok ? succeed({ report: report.value, facts: facts.value }) : facts;
}
