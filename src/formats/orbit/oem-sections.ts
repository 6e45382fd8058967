import type { KeywordValue, TextLine } from '../text/index.ts';

/** As it stands in the message, whatever its form: each state a line of the text form. */
export interface OemSegment {
  readonly where: string;
  readonly metadata: Map<string, KeywordValue>;
  readonly states: TextLine[];
}

export interface OemSections {
  readonly header: Map<string, KeywordValue>;
  readonly segments: readonly OemSegment[];
}
