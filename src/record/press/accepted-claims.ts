import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import { parseInstant } from '../../time/index.ts';
import type { Claim, PressReport, Quote } from './press-report.ts';

/** Where the report came from, and when it is taken in. */
export interface ReportSource {
  /** As the record names its sources. */
  readonly id: string;
  /** ISO 8601 with `Z`; the caller's clock. */
  readonly recordedAt: string;
}

/** A line for the record: a claim of this source, or a statement that it reports. */
export interface AcceptedFact {
  readonly id: string;
  readonly type: 'claim' | 'statementMade';
  readonly at: string;
  readonly precision: 'second' | 'minute' | 'day' | 'month' | 'year';
  readonly subjects: readonly string[];
  readonly property?: string;
  readonly kind?: string;
  readonly value?: string;
  readonly number?: number;
  readonly unit?: string;
  readonly qualifier?: string;
  readonly moment?: string;
  readonly speaker?: string;
  readonly channel?: string;
  /** Exact words; of a split quotation its pieces. */
  readonly words: readonly string[];
  readonly direct?: boolean;
  readonly rank: 'normal';
  /** Claims and facts that this one stands with or against, as `contradicts soyuz-ms-19-landed`. */
  readonly evidence: readonly string[];
  readonly sources: readonly string[];
  readonly recordedAt: string;
}

/**
 * The accepted claims as facts of the report's source, statements as `statementMade`. `accepted` are claim ids (`c3`), or all of them. Claims
 * without a day are dated by the report's; a report without a day is refused, for a fact has one.
 */
export function acceptClaims(
  report: PressReport,
  source: ReportSource,
  accepted: readonly string[] | 'all',
): Outcome<readonly AcceptedFact[]> {
  const day = report.dateline.date;
  if (day === null) return fail('the report', 'a day', 'none in the text', 'Give it with --date.');
  if (!/^[\w:./-]{1,200}$/u.test(source.id))
    return fail('the source', 'an id of letters, digits and -._:/', JSON.stringify(source.id.slice(0, 60)));
  const recordedAt = parseInstant(source.recordedAt, 'recordedAt');
  if (!recordedAt.ok) return recordedAt;
  const unknown = accepted === 'all' ? [] : accepted.filter((id) => !report.claims.some((claim) => claim.id === id));
  if (unknown.length > 0)
    return fail(
      '--accept',
      `claims of this report, ${report.claims[0]?.id ?? 'none'} to ${report.claims.at(-1)?.id ?? 'none'}`,
      unknown.join(', '),
    );
  const chosen = accepted === 'all' ? report.claims : report.claims.filter(({ id }) => accepted.includes(id));
  return succeed(chosen.map((claim) => factOf(claim, report, source, day)));
}

function factOf(claim: Claim, report: PressReport, source: ReportSource, day: string): AcceptedFact {
  const quote = claim.kind === 'statement' ? report.quotes.find(({ id }) => id === claim.quote) : undefined;
  const subjects = claim.subjects.map(({ id, name }) => id ?? name);
  const evidence = report.relations
    .filter(({ claims, fact }) => claims.includes(claim.id) && (fact !== null || claims.length > 1))
    .map(
      ({ kind, claims, fact }) =>
        `${kind} ${
          fact ??
          claims
            .filter((id) => id !== claim.id)
            .map((id) => factId(source, id))
            .join(', ')
        }`,
    );
  const common = {
    id: factId(source, claim.id),
    ...timeOf(claim, day),
    subjects,
    rank: 'normal' as const,
    evidence,
    sources: [source.id],
    recordedAt: source.recordedAt,
  };
  return quote === undefined
    ? { ...common, type: 'claim', ...claimFields(claim) }
    : { ...common, type: 'statementMade', ...statementFields(quote) };
}

const factId = (source: ReportSource, claim: string): string => `${source.id}#${claim}`;

function timeOf(claim: Claim, day: string): Pick<AcceptedFact, 'at' | 'precision'> {
  const date = claim.valid?.date;
  if (date === undefined) return { at: day, precision: 'day' };
  if (date.at !== undefined) return { at: date.at, precision: date.precision === 'second' ? 'second' : 'minute' };
  if (date.from === date.to) return { at: date.from, precision: 'day' };
  return date.precision === 'year' || date.precision === 'season'
    ? { at: date.from.slice(0, 4), precision: 'year' }
    : { at: date.from.slice(0, 7), precision: 'month' };
}

function claimFields({
  kind,
  property,
  value,
  number,
  unit,
  qualifier,
  valid,
  words,
}: Claim): Pick<AcceptedFact, 'kind' | 'property' | 'value' | 'words'> {
  return {
    kind,
    property,
    value,
    ...(number === undefined ? {} : { number }),
    ...(unit === undefined ? {} : { unit }),
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(valid?.moment === undefined ? {} : { moment: valid.moment }),
    words: [words.words],
  };
}

function statementFields({ speaker, channel, pieces, direct }: Quote): Pick<AcceptedFact, 'words' | 'direct'> {
  return {
    ...(speaker === null ? {} : { speaker: speaker.id ?? speaker.name }),
    ...(channel === null ? {} : { channel: channel.name }),
    words: pieces.map(({ words }) => words),
    direct,
  };
}
