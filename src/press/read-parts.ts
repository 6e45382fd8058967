import type { Part } from './layout.ts';
import { sentencesIn } from './sentences.ts';

/** A part of the report with its sentences. `name` is what claims and quotes call it: `story`, `caption 2`. */
export interface ReadPart extends Part {
  readonly name: string;
  readonly sentences: readonly (readonly [start: number, end: number])[];
}

/** Parts named and cut in sentences; `bodyStart` is where the words after the dateline begin. */
export function readParts(text: string, parts: readonly Part[], bodyStart: number): readonly ReadPart[] {
  let captions = 0;
  return parts.map((part) => {
    const name = part.part === 'caption' ? `caption ${++captions}` : part.part;
    const start = bodyStart > part.start && bodyStart < part.end ? bodyStart : part.start;
    return { ...part, name, sentences: sentencesIn(text, start, part.end) };
  });
}
