import { message } from '../outcome/index.ts';
import type { PlanAnnounced, Precision } from '../record/index.ts';
import type { Accepting, Lines, Refusal } from './accepting.ts';
import type { Mention, Quote, ReportClaim, ResolvedDate } from './press-report.ts';

const PLANS: Readonly<Record<string, PlanAnnounced['event']>> = {
  launched: 'launch',
  docked: 'docking',
  undocked: 'undocking',
  landed: 'landing',
};
/** What a statement can bear on is what the record's lines can name. */
const BORNE: ReadonlySet<Mention['kind']> = new Set(['person', 'flight', 'agency', 'module', 'port', 'agreement']);

const flat = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** Somebody's words, exact where they are quoted. Of a statement without a day of its own nothing later than the report's is known. */
export function statementLine(claim: ReportClaim, accepting: Accepting): Lines | Refusal {
  const { report, record, source, day, recordedAt } = accepting;
  const quote = report.quotes.find(({ id }) => id === claim.quote);
  if (quote === undefined || quote.speaker === null) return { why: message('press.nobody-said') };
  const { speaker, channel, direct } = quote;
  const words = quote.pieces.map((piece) => flat(piece.words)).join(' … ');
  const registered = speaker.id !== null && (record.people.has(speaker.id) || record.agencies.has(speaker.id)) ? speaker.id : null;
  const by = registered === null ? flat(speaker.name) : (record.people.get(registered)?.name ?? registered);
  const condition = report.claims.find((other) => other.kind === 'condition' && other.quote === quote.id)?.value;
  const bearsOn = namedIn(quote, accepting);
  return {
    claims: [],
    facts: [
      {
        id: `${source}.${claim.id}`,
        type: 'statementMade',
        ...whenSaid(quote, day),
        by,
        ...(registered === null ? {} : { speaker: registered }),
        ...(channel === null ? {} : { channel: flat(channel.name) }),
        says: direct ? `as quoted in a report of ${day}` : words,
        ...(direct ? { words } : {}),
        ...(condition === undefined ? {} : { condition: flat(condition) }),
        ...(bearsOn.length === 0 ? {} : { bearsOn }),
        sources: [source],
        recordedAt,
        knownAt: day,
      },
    ],
  };
}

function whenSaid({ day: said }: Quote, day: string): { readonly at: string; readonly precision: Precision; readonly until?: string } {
  return said === null ? { at: day, precision: 'by' } : timeOf(said);
}

/** A date as fine as the record writes times; what fits no unit is a span. */
export function timeOf({ from, to, at, precision }: ResolvedDate): {
  readonly at: string;
  readonly precision: Precision;
  readonly until?: string;
} {
  if (at !== undefined) return precision === 'minute' ? { at: at.replace(/:00Z$/, 'Z'), precision: 'minute' } : { at, precision: 'second' };
  if (from === to) return { at: from, precision: 'day' };
  if (precision === 'year') return { at: from.slice(0, 4), precision: 'year' };
  if (precision === 'month') return { at: from.slice(0, 7), precision: 'month' };
  return { at: from, precision: 'span', until: to };
}

/** What the quoted words name, each once; who speaks is not what he speaks of. */
function namedIn({ pieces, speaker }: Quote, { report }: Accepting): readonly string[] {
  const inside = report.mentions.filter(
    ({ kind, passage }) => BORNE.has(kind) && pieces.some(({ start, end }) => passage.start >= start && passage.end <= end),
  );
  return [...new Set(inside.flatMap(({ id }) => (id === null || id === speaker?.id ? [] : [id])))];
}

/** A plan that the report tells of is announced by who is quoted with it, or by who published the report. */
export function planLine(claim: ReportClaim, { report, record, source, publisher, day, recordedAt }: Accepting): Lines | Refusal {
  const event = PLANS[claim.property.slice('planned: '.length)];
  const flight = claim.subjects.find(({ id }) => id !== null && record.flights.has(id))?.id;
  const date = claim.valid?.date;
  if (event === undefined || date === undefined) return { why: message('press.plan-without-day') };
  if (flight === undefined || flight === null) return { why: message('press.plan-without-flight') };
  const speaker = report.quotes.find(({ id }) => id === claim.quote)?.speaker;
  return {
    claims: [],
    facts: [
      {
        id: `${source}.${claim.id}`,
        type: 'planAnnounced',
        at: day,
        precision: 'day',
        by: speaker === undefined || speaker === null ? publisher : flat(speaker.name),
        flight,
        event,
        plannedFor: timeOf(date).at,
        says: flat(claim.words.words),
        sources: [source],
        recordedAt,
        knownAt: day,
      },
    ],
  };
}
