import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { parseInstant } from '../time/index.ts';
import type { Claim, Fact, Source, StationRecord } from '../record/index.ts';
import type { Accepting, Lines, Refusal } from './accepting.ts';
import { claimLines, repeatedBy } from './claim-lines.ts';
import type { PressReport, ReportClaim } from './press-report.ts';
import { planLine, statementLine } from './word-lines.ts';

/** Where the report came from, and when it is taken in. */
export interface ReportSource {
  /** As the record names its sources, `ap-2022-04-02`: one that it has, or a new one. Without it, `press-DAY-` and the text's first digits. */
  readonly id?: string;
  /** Of a new source; without it, the agency of the report's dateline, or of all its captions. */
  readonly publisher?: string;
  readonly url?: string;
  /** SHA-256 of the report, in hexadecimal. */
  readonly sha256: string;
  /** ISO 8601 with `Z`; the caller's clock. */
  readonly recordedAt: string;
  /** What is told of a claim, in the words of the record's lines. */
  readonly inWords: (told: Message) => string;
}

/** What a report adds to the record. */
export interface AcceptedLines {
  readonly source: string;
  /** The line of the source, where the record does not have it. */
  readonly sources: readonly Source[];
  readonly claims: readonly Claim[];
  readonly facts: readonly Fact[];
  /** Claims of which every line is in the record already. */
  readonly already: readonly string[];
  /** With `all`: claims that no line can say, and why. */
  readonly left: readonly { readonly claim: string; readonly why: Message }[];
}

/**
 * The accepted claims as lines of the record: claims of the report's source, statements and announced plans as facts. `accepted` are claim ids
 * (`c3`), or all of them. A claim that no line can say is refused, or with `all` left out and told. What the record has already is not made again.
 */
export function acceptClaims(
  report: PressReport,
  source: ReportSource,
  accepted: readonly string[] | 'all',
  record: StationRecord,
): Outcome<AcceptedLines> {
  const day = report.dateline.date;
  if (day === null) return fail('text', message('press.day'), message('press.none-in-text'), message('press.give-date'));
  const recordedAt = parseInstant(source.recordedAt, 'recordedAt');
  if (!recordedAt.ok) return recordedAt;
  const name = source.id ?? `press-${day}-${source.sha256.slice(0, SHORT)}`;
  const sources = sourceLines(report, { ...source, id: name }, day, record);
  if (!sources.ok) return sources;
  const unknown = accepted === 'all' ? [] : accepted.filter((id) => !report.claims.some((claim) => claim.id === id));
  if (unknown.length > 0) return fail('claims', claimsOf(report), unknown.join(', '));
  const publisher = record.sources.get(name)?.publisher ?? sources.value[0]!.publisher;
  const accepting: Accepting = { report, record, source: name, publisher, day, recordedAt: source.recordedAt, inWords: source.inWords };
  const chosen = accepted === 'all' ? report.claims : report.claims.filter(({ id }) => accepted.includes(id));
  const made = chosen.map((claim) => {
    const repeats = accepted === 'all' ? repeatedBy(claim.id, report) : null;
    return { claim, lines: repeats === null ? linesOf(claim, accepting) : { why: message('press.repeats', { claim: repeats }) } };
  });
  const left = made.flatMap(({ claim, lines }) => ('why' in lines ? [{ claim: claim.id, why: lines.why }] : []));
  if (accepted !== 'all' && left.length > 0) return fail('claims', message('press.claims-that-can-be-said'), eachWhy(left));
  return newLines(
    made.flatMap(({ claim, lines }) => ('why' in lines ? [] : [{ claim: claim.id, ...lines }])),
    sources.value,
    left,
    accepting,
  );
}

function claimsOf({ claims }: PressReport): Message {
  const [first, last] = [claims[0], claims.at(-1)];
  return first === undefined || last === undefined
    ? message('press.no-claims')
    : message('press.claims-of-report', { first: first.id, last: last.id });
}

/** `c1: why; c2: why`. */
function eachWhy(left: AcceptedLines['left']): Message {
  return left
    .map(({ claim, why }) => message('press.claim-why', { claim, why }))
    .reduce((before, last) => message('press.and-then', { before, last }));
}

function linesOf(claim: ReportClaim, accepting: Accepting): Lines | Refusal {
  if (claim.kind === 'statement') return statementLine(claim, accepting);
  if (claim.property.startsWith('planned: ')) return planLine(claim, accepting);
  return claimLines(claim, accepting);
}

/** Hexadecimal digits that tell one text of a day from another. */
const SHORT = 8;
const SOURCE_ID = /^[\p{Ll}\p{Lu}\d]+([.-][\p{Ll}\p{Lu}\d]+)*$/u;

/** A source is one text: another text under its name, or the same text under another, would count wrongly. */
function sourceLines(
  report: PressReport,
  { id, publisher, url, sha256 }: ReportSource & { readonly id: string },
  day: string,
  record: StationRecord,
): Outcome<readonly Source[]> {
  if (!SOURCE_ID.test(id) || id.length > 200) return fail('source', message('press.source-id'), JSON.stringify(id.slice(0, 60)));
  const same = [...record.sources.values()].find((other) => other.sha256 === sha256 && other.id !== id);
  if (same !== undefined)
    return fail(
      'source',
      message('press.new-text'),
      message('press.text-of', { source: same.id }),
      message('press.use-source', { source: same.id }),
    );
  const known = record.sources.get(id);
  if (known?.sha256 !== undefined && known.sha256 !== sha256)
    return fail('source', message('press.text-that-is', { source: id }), message('press.another-text'), message('press.give-own-id'));
  if (known !== undefined) return succeed([]);
  const by = publisher ?? report.dateline.agency ?? distributor(report) ?? 'not named in the text';
  const title = report.headline === null ? '' : `: ${report.headline.words.replaceAll(/\s+/g, ' ')}`;
  return succeed([
    { id, publisher: by, ...(url === undefined ? {} : { url }), sha256, note: `press report of ${day}${title}`.slice(0, 500) },
  ]);
}

/** Who brought all of the report's pictures: `NASA via AP`. */
function distributor({ captions }: PressReport): string | null {
  const names = new Set(captions.flatMap(({ agencies }) => agencies.slice(-1).map(({ name }) => name)));
  const [only] = names;
  return names.size === 1 ? only! : null;
}

/** Without the lines that are in the record; a line of the same id that says something else refuses them all. */
function newLines(
  made: readonly (Lines & { readonly claim: string })[],
  sources: readonly Source[],
  left: AcceptedLines['left'],
  { record, source }: Accepting,
): Outcome<AcceptedLines> {
  const known = new Map<string, object>([
    ...record.claims.map(({ claim }) => [claim.id, claim] as const),
    ...record.entries.map(({ fact }) => [fact.id, fact] as const),
  ]);
  const clash = made
    .flatMap(({ claims, facts }) => [...claims, ...facts])
    .find((line) => known.has(line.id) && !saysSame(line, known.get(line.id)!));
  if (clash !== undefined)
    return fail('source', message('press.new-claims'), message('press.says-else', { id: clash.id }), message('press.maybe-another-text'));
  const isNew = ({ id }: { readonly id: string }): boolean => !known.has(id);
  const all = made.flatMap(({ claims }) => claims).filter(isNew);
  return succeed({
    source,
    sources,
    claims: all
      .filter(({ id }, i) => all.findIndex((other) => other.id === id) === i)
      .map((line, i, list) => withOrigin(line, list.slice(0, i))),
    facts: made.flatMap(({ facts }) => facts).filter(isNew),
    already: made.filter(({ claims, facts }) => ![...claims, ...facts].some(isNew)).map(({ claim }) => claim),
    left,
  });
}

const SAID = ['subject', 'property', 'value', 'validAt', 'words', 'type', 'by', 'flight', 'event', 'plannedFor'];

/** The times of recording and the relations may differ: the record has grown since. */
function saysSame(a: object, b: object): boolean {
  const field = (line: object, name: string): unknown => (line as Readonly<Record<string, unknown>>)[name];
  return SAID.every((name) => field(a, name) === field(b, name));
}

/** What a report says twice it says once. */
function withOrigin(line: Claim, before: readonly Claim[]): Claim {
  const first = before.find(
    ({ subject, property, value, validAt, sources }) =>
      subject === line.subject &&
      property === line.property &&
      value === line.value &&
      validAt === line.validAt &&
      sources[0] === line.sources[0],
  );
  return first === undefined ? line : { ...line, sameOrigin: [first.id] };
}
