import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { formatPressReport, sayIn, sayMessage, withWords } from '../presentation/index.ts';
import { SHIPPED_RECORD, appendTogether, withFolderLock } from '../store/index.ts';
import { type AcceptAnswer, type AcceptQuestion, type AcceptedLines, acceptPress, readPress } from '../workflows/press/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { RECORD_OPTIONS, printJson } from './record-options.ts';
import { worldOf } from './world.ts';

/** A note on the report names a field as this command does. */
const SAY = sayIn('en', (field) => `--${field}`);

const ONLY_ACCEPTED = { of: ['accept'], why: 'A report that is only read needs no source.' } as const;

export const command = defineCommand({
  about: `Reads a press report: its dateline, quotations with speaker, channel and day, captions with photographer and agencies,
and names linked to the record. It finds claims with their exact words, and tells where they agree with the record and
where not. With --accept, claims go into the record as claims and statements of that source, all or none. What is
there already is not written again.`,
  words: { report: { kind: 'file', value: 'FILE|-', needed: true } },
  options: {
    date: { kind: 'text', value: 'DAY', help: 'the day of the report, where its text has none (2022-04-02)' },
    accept: {
      kind: 'text',
      value: 'CLAIMS',
      alone: { means: 'all', value: /^(?:all|c\d+(?:,c\d+)*)$/ },
      help: 'adds claims to the record: c1,c4, or all that a line of it can say',
    },
    source: {
      kind: 'text',
      value: 'ID',
      beside: ONLY_ACCEPTED,
      help: 'with --accept, what the record calls the report (standard: press-, its day, its digest)',
    },
    publisher: {
      kind: 'text',
      value: 'NAME',
      beside: ONLY_ACCEPTED,
      help: 'with --accept, who published a new source (standard: the agency that the text names)',
    },
    url: { kind: 'text', value: 'URL', beside: ONLY_ACCEPTED, help: 'with --accept, where a new source is' },
    ...RECORD_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    'union press report.txt',
    'union press - --date 2022-04-02 --json < report.txt',
    'union press report.txt --accept --record my-record',
    'union press report.txt --accept c6,c10 --source ap-2022-04-02 --record my-record',
  ],
  run: async ({ json, report: file, accept, folder = SHIPPED_RECORD, ...given }, door) => {
    const question = { ...given, text: file.text };
    if (accept === undefined) {
      const report = await readPress(worldOf(folder), question);
      if (!report.ok) return named(report);
      if (json) printJson(door, 'press', withWords(report.value, SAY));
      else door.print(formatPressReport(report.value, SAY));
      return succeed(undefined);
    }
    const claims = accept === 'all' ? accept : listed(accept);
    const taken = await withFolderLock(folder, () => take(folder, { ...question, claims }));
    if (!taken.ok) return named(taken);
    const { report, accepted } = taken.value;
    if (json) printJson(door, 'press', withWords({ ...report, accepted }, SAY));
    else {
      door.print(`${formatPressReport(report, SAY)}\n`);
      printAccepted(accepted, door);
    }
    return succeed(undefined);
  },
});

/** What is decided under the lock is written before it is given back. */
async function take(folder: string, question: AcceptQuestion): Promise<Outcome<AcceptAnswer>> {
  const answer = await acceptPress(worldOf(folder), question);
  if (!answer.ok || answer.value.additions.length === 0) return answer;
  const written = await appendTogether(folder, answer.value.additions);
  return written.ok ? answer : written;
}

function printAccepted({ source, sources, claims, facts, already, left }: AcceptedLines, door: Door): void {
  const none = claims.length + facts.length === 0;
  door.print(
    none
      ? `Nothing new for the record from ${source}`
      : `Added to the record: ${counted(claims, 'claim')} and ${counted(facts, 'fact')} of ${source}${sources.length === 0 ? '' : ', a new source'}`,
  );
  for (const { id } of [...claims, ...facts]) door.print(`  ${id}`);
  if (already.length > 0) door.print(`In the record already: ${already.join(', ')}`);
  for (const { claim, why } of left) door.print(`Left out: ${claim}, for ${sayMessage(why, SAY)}`);
}

const counted = (lines: readonly unknown[], name: string): string => `${lines.length} ${name}${lines.length === 1 ? '' : 's'}`;

const listed = (words: string): readonly string[] =>
  words
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');

/** What the question calls its fields, by the words of this command. */
const FIELDS: Readonly<Record<string, string>> = { text: 'report', claims: 'accept' };

function named<T>(outcome: Outcome<T> & { readonly ok: false }): Outcome<never> {
  const { where, wanted, found, hint } = outcome.failure;
  return fail(FIELDS[where] ?? where, wanted, found, hint);
}
