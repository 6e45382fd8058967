import { type Outcome, fail, succeed } from '../outcome/index.ts';
import type { PressAnswer, PressQuestion } from '../workflows/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { readNamedText, textOption } from './read-input.ts';

/** What the command needs of the program: the reading against its record, the printed form, appending, and the clock. */
export interface PressDoor {
  readonly read: (question: PressQuestion) => Promise<Outcome<PressAnswer>>;
  readonly format: (report: PressAnswer['report']) => string;
  readonly append: (facts: PressAnswer['facts']) => Promise<Outcome<void>>;
  /** ISO 8601 with `Z`. */
  readonly now: () => string;
}

export function pressCommand(press: PressDoor): Command {
  return {
    usage: 'union press FILE|- [--date DAY] [--accept CLAIMS --source ID] [--json]',
    about:
      'Reads a press report: dateline, quotations with speaker, channel and day, captions, names linked to the record, claims, and where they agree or conflict.',
    words: { min: 1, max: 1 },
    options: {
      date: { type: 'string', value: 'DAY', help: 'the day of the report, where its text has none (2022-04-02)' },
      accept: { type: 'string', value: 'CLAIMS', help: 'add these claims to the record as facts of the source: c1,c4 or all' },
      source: { type: 'string', value: 'ID', help: 'what the record calls the report; wanted by --accept' },
      json: JSON_OPTION,
    },
    examples: [
      'union press report.txt',
      'union press - --date 2022-04-02 --json < report.txt',
      'union press report.txt --accept c6,c10 --source ap-2022-04-02',
    ],
    run: (input) => run(input, press),
  };
}

async function run({ words, options, door }: CommandInput, press: PressDoor): Promise<Outcome<void>> {
  const file = await readNamedText(door, words[0]!, 'FILE');
  if (!file.ok) return file;
  const [date, accept, source] = ['date', 'accept', 'source'].map((name) => textOption(options, name));
  if (accept !== undefined && source === undefined) return fail('--accept', '--source ID with it', 'none', 'A fact says where it is from.');
  const answer = await press.read({
    text: file.value.text.replace(/^\uFEFF/, ''),
    ...(date === undefined ? {} : { date }),
    ...(accept === undefined || source === undefined
      ? {}
      : {
          accept: {
            claims:
              accept === 'all'
                ? 'all'
                : accept
                    .split(',')
                    .map((id) => id.trim())
                    .filter((id) => id !== ''),
            source,
            recordedAt: press.now(),
          },
        }),
  });
  if (!answer.ok)
    return fail(
      answer.failure.where === 'the report' ? file.value.name : answer.failure.where,
      answer.failure.wanted,
      answer.failure.found,
      answer.failure.hint,
    );
  const { report, facts } = answer.value;
  if (facts.length > 0) {
    const appended = await press.append(facts);
    if (!appended.ok) return appended;
  }
  if (options['json'] === true) door.print(JSON.stringify(accept === undefined ? report : { ...report, accepted: facts }, null, 2));
  else door.print(`${press.format(report)}${facts.length === 0 ? '' : `\n\nAdded to the record: ${facts.length} facts of ${source}`}`);
  return succeed(undefined);
}
