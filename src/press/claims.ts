import { message } from '../outcome/index.ts';
import { findAttitudes } from './attitude-claims.ts';
import type { Draft } from './claim-draft.ts';
import type { Context } from './claim-subjects.ts';
import { findConditions } from './condition-claims.ts';
import { findCounts } from './count-claims.ts';
import { findDurations } from './duration-claims.ts';
import { findEvents } from './event-claims.ts';
import type { Passage, Quote, ReportClaim, Speaker } from './press-report.ts';
import type { Reading } from './reading.ts';
import type { ReadPart } from './read-parts.ts';

/** What the report claims, in the order of its words. A claim that stands in somebody's quotation says which. */
export function findClaims(parts: readonly ReadPart[], reading: Reading, quotes: readonly Quote[]): readonly ReportClaim[] {
  const drafts = parts
    .filter(({ part }) => part === 'story' || part === 'caption' || part === 'headline' || part === 'subheading')
    .flatMap((part) =>
      part.sentences.flatMap(([sentenceStart, sentenceEnd], i) => {
        // In the story a flight named paragraphs ago is still meant; a caption speaks for itself.
        const partStart = part.part === 'caption' ? part.start : 0;
        const inPart = (at: number): boolean =>
          part.part === 'caption' || parts.some(({ part: kind, start, end }) => kind !== 'caption' && at >= start && at < end);
        const context: Context = {
          reading,
          partStart,
          inPart,
          paragraphStart: part.start,
          before: i > 0 ? part.sentences.slice(0, i) : lastSentenceBefore(parts, part),
          sentenceStart,
          sentenceEnd,
        };
        return draftsIn(context).map((draft) => spokenBy(quoteOf(draft.words, quotes), { ...draft, part: part.name }));
      }),
    );
  const statements = quotes.map((quote) => ({ ...statement(quote), part: quote.part, quote: quote.id }));
  return [...drafts, ...statements].toSorted((a, b) => a.words.start - b.words.start).map((claim, i) => ({ id: `c${i + 1}`, ...claim }));
}

/** The last sentence of the paragraph before one of the story; a caption has none before it. */
function lastSentenceBefore(parts: readonly ReadPart[], { part, start }: ReadPart): ReadPart['sentences'] {
  return part === 'story' ? (parts.findLast((other) => other.part === 'story' && other.start < start)?.sentences.slice(-1) ?? []) : [];
}

function draftsIn(context: Context): readonly Draft[] {
  const drafts = [findDurations, findAttitudes, findCounts, findEvents, findConditions].flatMap((find) => find(context));
  // A deadline says more of its day than that there is a day.
  const due = new Set(drafts.filter(({ kind }) => kind === 'deadline').map(({ words }) => words.start));
  return drafts.filter(({ property, words }) => property !== 'dated' || !due.has(words.start));
}

function quoteOf({ start, end }: Passage, quotes: readonly Quote[]): Quote | null {
  return quotes.find(({ pieces }) => pieces.some((piece) => piece.start < end && start < piece.end)) ?? null;
}

/** A condition or a deadline is its speaker's. */
function spokenBy(quote: Quote | null, draft: Draft & { readonly part: string }): Omit<ReportClaim, 'id'> {
  const speaker = quote?.speaker;
  const his = (draft.kind === 'condition' || draft.kind === 'deadline') && speaker !== undefined && speaker !== null;
  return {
    ...draft,
    ...(his ? { subjects: [{ id: speaker.id, name: speaker.name, how: message('press.the-speaker') }] } : {}),
    quote: quote?.id ?? null,
  };
}

const SPEAKER_HOW: Readonly<Record<Speaker['how'], string>> = {
  named: 'press.speaker-named',
  pronoun: 'press.speaker-pronoun',
  'same statement': 'press.speaker-same-statement',
};

function statement({ pieces, speaker, verb, day, direct }: Quote): Draft {
  const [first] = pieces;
  return {
    kind: 'statement',
    subjects: speaker === null ? [] : [{ id: speaker.id, name: speaker.name, how: message(SPEAKER_HOW[speaker.how]) }],
    property: direct ? 'said' : 'is reported to have said',
    value: pieces.map(({ words }) => words).join(' … '),
    ...(verb === null ? {} : { qualifier: verb }),
    valid: day === null ? null : { date: day },
    words: first!,
  };
}
