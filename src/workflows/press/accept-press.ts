import { sha256 } from '../../math/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { sayIn, sayMessage } from '../../presentation/index.ts';
import { type AcceptedLines, type PressReport, acceptClaims } from '../../press/index.ts';
import { formatInstant } from '../../time/index.ts';
import { type AddedLines, type LinesToAdd, addLines } from '../record/index.ts';
import { type World, openView } from '../world/index.ts';
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
  /** To be written into the record; none where it has all of it already. */
  readonly additions: AddedLines['additions'];
}

/**
 * `union press --accept`: the report is read, and what is accepted of it is to go into the record with its source, all or nothing. What the record
 * has already does not go in again. The caller holds the record's lock, and writes what is answered.
 */
export async function acceptPress(world: World, question: AcceptQuestion): Promise<Outcome<AcceptAnswer>> {
  const { claims, source, publisher, url, text } = question;
  if (claims.length === 0) return fail('accept', message('workflows.claims-or-all'), message('workflows.none'));
  const asked = openView(world, question);
  if (!asked.ok) return asked;
  const report = await readAgainst(question, asked.value);
  if (!report.ok) return report;
  const from = {
    ...(source === undefined ? {} : { id: source }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(url === undefined ? {} : { url }),
    sha256: sha256(text),
    inWords: (told: Message) => sayMessage(told, sayIn('en')),
    recordedAt: formatInstant(world.now).replace(/\.\d+Z$/, 'Z'),
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
  const added = claimLines.length + facts.length > 0 ? addLines(world, 'accept', lines) : succeed({ additions: [] });
  return added.ok ? succeed({ report: report.value, accepted: accepted.value, additions: added.value.additions }) : added;
}
