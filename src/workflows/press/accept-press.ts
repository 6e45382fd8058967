import { sha256 } from '../../math/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import { type AcceptedLines, type PressReport, acceptClaims } from '../../press/index.ts';
import { formatInstant } from '../../time/index.ts';
import { type AppendTogether, type LinesToAdd, addTogether } from '../record/index.ts';
import { openView, recordFolder } from '../world/index.ts';
import { type PressQuestion, readAgainst } from './read-press.ts';

export interface AcceptQuestion extends PressQuestion {
  /** Claims of the report, or all that a line of the record can say. */
  readonly claims: readonly string[] | 'all';
  readonly source?: string;
  readonly publisher?: string;
  readonly url?: string;
}

export interface AcceptAnswer {
  readonly report: PressReport;
  readonly accepted: AcceptedLines;
}

/**
 * `union press --accept`: the report is read, and what is accepted of it goes into the record with its source, all or nothing. What the record
 * has already is not written again. The caller holds the record's lock.
 */
export async function acceptPress(question: AcceptQuestion, append: AppendTogether): Promise<Outcome<AcceptAnswer>> {
  const { claims, source, publisher, url, text, folder, now } = question;
  if (claims.length === 0) return fail('--accept', 'claims as c1,c4 or all', 'none');
  const asked = openView(question);
  if (!asked.ok) return asked;
  const report = await readAgainst(question, asked.value);
  if (!report.ok) return report;
  const from = {
    ...(source === undefined ? {} : { id: source }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(url === undefined ? {} : { url }),
    sha256: sha256(text),
    recordedAt: formatInstant(now).replace(/\.\d+Z$/, 'Z'),
  };
  const accepted = acceptClaims(report.value, from, claims, asked.value.view.record);
  if (!accepted.ok) return accepted;
  const { sources, claims: claimLines, facts } = accepted.value;
  // Each comes after what it names: somebody who reads meanwhile sees a record that holds.
  const lines: readonly LinesToAdd[] = [
    { kind: 'sources', lines: sources.map((line) => JSON.stringify(line)) },
    { kind: 'claims', lines: claimLines.map((line) => JSON.stringify(line)) },
    { kind: 'facts', lines: facts.map((line) => JSON.stringify(line)) },
  ];
  if (claimLines.length + facts.length > 0) {
    const written = await addTogether(recordFolder(folder), lines, append);
    if (!written.ok) return written;
  }
  return succeed({ report: report.value, accepted: accepted.value });
}
