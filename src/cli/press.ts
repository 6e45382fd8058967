import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { SHIPPED_RECORD, appendTogether, withFolderLock } from '../store/index.ts';
import {
  type AcceptQuestion,
  type AcceptedLines,
  type PressQuestion,
  acceptPress,
  formatPressReport,
  readPress,
} from '../workflows/press/index.ts';
import { type Command, type CommandInput, type Door, JSON_OPTION } from './command.ts';
import { given, readNamedText, textOption } from './read-input.ts';
import { RECORD_OPTIONS, printJson, recordQuestion } from './record-options.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage:
    'union press FILE|- [--date DAY] [--at ISO] [--as-of ISO] [--json]   |   union press FILE|- --accept [CLAIMS] [--source ID] [--record DIR]',
  about: `Reads a press report: dateline, quotations with speaker, channel and day, captions with photographer and agencies, names linked to the
record, claims with their exact words, and where they agree with the record or not. With --accept, claims go into the record as claims and
statements of that source, all or none; what is there already is not written again.`,
  words: { min: 1, max: 1 },
  options: {
    date: { type: 'string', value: 'DAY', help: 'the day of the report, where its text has none (2022-04-02)' },
    accept: {
      type: 'string',
      value: '[CLAIMS]',
      alone: { means: 'all', value: /^(?:all|c\d+(?:,c\d+)*)$/ },
      help: 'add claims to the record: c1,c4, or all that a line of it can say',
    },
    source: {
      type: 'string',
      value: 'ID',
      help: 'with --accept, what the record calls the report (standard: press-, its day, its digest)',
    },
    publisher: { type: 'string', value: 'NAME', help: 'of a new source, who published it (standard: the agency that the text names)' },
    url: { type: 'string', value: 'URL', help: 'of a new source, where it is' },
    ...RECORD_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    'union press report.txt',
    'union press - --date 2022-04-02 --json < report.txt',
    'union press report.txt --accept --record my-record',
    'union press report.txt --accept c6,c10 --source ap-2022-04-02 --record my-record',
  ],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const { words, options, door } = input;
  const file = await readNamedText(door, words[0]!, 'FILE');
  if (!file.ok) return file;
  const [accept, source, publisher, url] = ['accept', 'source', 'publisher', 'url'].map((name) => textOption(options, name));
  const question: PressQuestion = {
    ...recordQuestion(input),
    ...given<{ readonly date?: string }>({ date: textOption(options, 'date') }),
    text: file.value.text,
  };
  if (accept === undefined) {
    const stray = Object.entries({ source, publisher, url }).find(([, value]) => value !== undefined);
    if (stray !== undefined) return fail(`--${stray[0]}`, '--accept CLAIMS with it', 'none', 'A report that is only read needs no source.');
    const report = await readPress(worldOf(input), question);
    if (!report.ok) return named(report, file.value.name);
    if (options['json'] === true) printJson(door, 'press', report.value);
    else door.print(formatPressReport(report.value));
    return succeed(undefined);
  }
  return take(
    {
      ...question,
      ...given<{ readonly source?: string; readonly publisher?: string; readonly url?: string }>({ source, publisher, url }),
      claims: accept === 'all' ? 'all' : listed(accept),
    },
    file.value.name,
    input,
  );
}

async function take(question: AcceptQuestion, name: string, input: CommandInput): Promise<Outcome<void>> {
  const { options, door } = input;
  const folder = textOption(options, 'record') ?? SHIPPED_RECORD;
  const taken = await withFolderLock(folder, async () => {
    const answer = await acceptPress(worldOf(input), question);
    if (!answer.ok || answer.value.additions.length === 0) return answer;
    const written = await appendTogether(folder, answer.value.additions);
    return written.ok ? answer : written;
  });
  if (!taken.ok) return named(taken, name);
  const { report, accepted } = taken.value;
  if (options['json'] === true) printJson(door, 'press', { ...report, accepted });
  else {
    door.print(`${formatPressReport(report)}\n`);
    printAccepted(accepted, door);
  }
  return succeed(undefined);
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
  for (const { claim, why } of left) door.print(`Left out: ${claim}, for ${why}`);
}

const counted = (lines: readonly unknown[], name: string): string => `${lines.length} ${name}${lines.length === 1 ? '' : 's'}`;

const listed = (words: string): readonly string[] =>
  words
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');

/** A failure of the report is told by the name of its file. */
function named<T>(outcome: Outcome<T> & { readonly ok: false }, name: string): Outcome<never> {
  const { where, wanted, found, hint } = outcome.failure;
  return fail(where === 'the report' ? name : where, wanted, found, hint);
}
