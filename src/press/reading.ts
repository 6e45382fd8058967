import type { NameIndex } from '../names/index.ts';
import type { DatedText } from './dates.ts';
import type { Range } from './passages.ts';
import type { DateMention, Mention, RecordedMatter } from './press-report.ts';

/** A report's text, what is found in it once, and what it is read against. */
export interface ReportText extends DatedText {
  readonly blocks: readonly Range[];
  readonly index: NameIndex;
  readonly record: RecordedMatter | undefined;
}

/** What all of a report's reading rests on, its day known as far as it can be. */
export interface Reading extends ReportText {
  readonly reportDay: string | null;
  readonly mentions: readonly Mention[];
  readonly dates: readonly DateMention[];
}
