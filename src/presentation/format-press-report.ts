import type { NameKind } from '../names/index.ts';
import type {
  Caption,
  ChannelKind,
  ClaimKind,
  DateMention,
  Dateline,
  PressReport,
  Quote,
  Relation,
  RelationKind,
  ReportClaim,
  ResolvedDate,
  Speaker,
} from '../press/index.ts';
import type { Say } from './words.ts';

/** The report as text for a terminal: each section a heading and its lines; sections without anything are left out. */
export function formatPressReport(report: PressReport, say: Say): string {
  const { quotes, captions, claims, relations, notes } = report;
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['press.report', headLines(report, say)],
    ['press.quotations', quotes.filter(({ direct }) => direct).flatMap((quote) => quoteLines(quote, say))],
    ['press.reported-speech', quotes.filter(({ direct }) => !direct).flatMap((quote) => quoteLines(quote, say))],
    ['press.captions', captions.flatMap((caption) => captionLines(caption, say))],
    ['press.names', nameLines(report, say)],
    ['press.dates', dateLines(report, say)],
    ['press.claims', claims.filter(({ kind }) => kind !== 'statement').map((claim) => claimLine(claim, say))],
    ['press.relations', relations.map((relation) => relationLine(relation, claims, say))],
    ['press.not-settled', notes.map(({ key, values }) => say(key, values))],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [say(title), ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');
}

/** Words of a report's reading, which the code calls by the English one. */
const DATE_FROM: Readonly<Record<NonNullable<Dateline['dateFrom']>, string>> = {
  dateline: 'press.from-dateline',
  'dateline, year from the text': 'press.from-dateline-text',
  'dateline, year from the record': 'press.from-dateline-record',
  header: 'press.from-header',
  caption: 'press.from-caption',
  given: 'press.from-given',
};
const SPEAKER_HOW: Readonly<Record<Speaker['how'], string>> = {
  named: 'press.speaker-named',
  pronoun: 'press.speaker-pronoun',
  'same statement': 'press.speaker-same-statement',
};
const CHANNELS: Readonly<Record<ChannelKind, string>> = {
  'social network': 'press.social-network',
  television: 'press.television',
  radio: 'press.radio',
  'news agency': 'press.news-agency',
  newspaper: 'press.newspaper',
  'news conference': 'press.news-conference',
  interview: 'press.interview',
  statement: 'press.statement',
  letter: 'press.letter',
  reporters: 'press.reporters',
  other: 'press.other',
};
/** Ways without a name of their own. */
const UNNAMED_CHANNELS: Readonly<Record<string, string>> = {
  ...CHANNELS,
  'state television': 'press.state-television',
  'social media': 'press.social-media',
  'radio from space': 'press.radio-from-space',
  hearing: 'press.hearing',
  meeting: 'press.meeting',
};
const NAME_KINDS: Readonly<Record<NameKind, string>> = {
  person: 'press.person',
  flight: 'press.flight',
  vehicle: 'press.vehicle',
  agency: 'press.space-agency',
  module: 'press.module',
  port: 'press.port',
  place: 'press.place',
  agreement: 'press.agreement',
};
const BASES: Readonly<Record<DateMention['basis'], string>> = {
  'written in full': 'press.written-in-full',
  'year from the report': 'press.year-from-report',
  'relative to the report': 'press.relative-to-report',
  'day told before': 'press.day-told-before',
  'day of the report': 'press.day-of-report',
};
const CLAIM_KINDS: Readonly<Record<ClaimKind, string>> = {
  duration: 'press.kind-duration',
  attitude: 'press.kind-attitude',
  count: 'press.kind-count',
  date: 'press.kind-date',
  event: 'press.kind-event',
  statement: 'press.kind-statement',
  condition: 'press.kind-condition',
  deadline: 'press.kind-deadline',
};
/** What a claim may be of, beside counts of something that the report itself names. */
const PROPERTIES: Readonly<Record<string, string>> = {
  attitude: 'press.kind-attitude',
  condition: 'press.kind-condition',
  deadline: 'press.kind-deadline',
  duration: 'press.kind-duration',
  age: 'press.age',
  dated: 'press.dated',
  'time in space': 'press.time-in-space',
  'time in space over all flights': 'press.time-in-space-all',
  'time aboard the station': 'press.time-aboard',
  'planned time in space': 'press.planned-time-in-space',
  'duration of a spacewalk': 'press.spacewalk-duration',
  launched: 'press.launched',
  docked: 'press.docked',
  undocked: 'press.undocked',
  landed: 'press.landed',
  'planned: launched': 'press.planned-launch',
  'planned: docked': 'press.planned-docking',
  'planned: undocked': 'press.planned-undocking',
  'planned: landed': 'press.planned-landing',
};
const VALUES: Readonly<Record<string, string>> = {
  upright: 'press.upright',
  'on its side': 'press.on-its-side',
  touchdown: 'press.touchdown',
  'after touchdown': 'press.after-touchdown',
};
const RELATIONS: Readonly<Record<RelationKind, string>> = {
  agrees: 'press.agrees',
  refines: 'press.refines',
  contradicts: 'press.contradicts',
  'not decided': 'press.undecided',
  'different moments': 'press.different-moments',
  'off by a unit': 'press.off-by-a-unit',
  'same origin': 'press.same-origin',
};

const flat = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();
const inWords = (words: Readonly<Record<string, string>>, word: string, say: Say): string =>
  words[word] === undefined ? flat(word) : say(words[word]);
const withId = (name: string, id: string | null, say: Say): string =>
  id === null ? say('press.name-not-in-record', { name: flat(name) }) : `${flat(name)} [${id}]`;

export function formatDate({ from, to, precision, at }: ResolvedDate, say: Say): string {
  if (at !== undefined) return at;
  if (precision === 'month') return from.slice(0, 7);
  if (precision === 'year') return from.slice(0, 4);
  return from === to ? from : say('press.from-to', { from, to });
}

/** Labels stand in a column of this many characters. */
const LABEL_WIDTH = 11;

function headLines(
  { headline, byline, dateline, language, paragraphs, quotes, captions, claims }: PressReport,
  say: Say,
): readonly string[] {
  const line = (label: string, words: string): string => `${say(label).padEnd(LABEL_WIDTH)}${words}`;
  return [
    ...(headline === null ? [] : [line('press.headline', flat(headline.words))]),
    ...(byline === null || byline.people.length === 0 ? [] : [line('press.by', byline.people.map(({ name }) => name).join(', '))]),
    ...(dateline.place === null ? [] : [line('press.place', withId(dateline.place, dateline.placeId, say))]),
    ...(dateline.agency === null ? [] : [line('press.agency', dateline.agency)]),
    line(
      'press.label-day',
      dateline.date === null || dateline.dateFrom === null
        ? say('press.no-day-in-text')
        : `${dateline.date} (${say(DATE_FROM[dateline.dateFrom])})`,
    ),
    line(
      'press.read',
      say('press.read-parts', {
        paragraphs: paragraphs.filter(({ part }) => part === 'story').length,
        language,
        statements: quotes.length,
        captions: captions.length,
        claims: claims.length,
      }),
    ),
  ];
}

function quoteLines({ id, direct, pieces, speaker, verb, channel, day, dayFrom }: Quote, say: Say): readonly string[] {
  const words = pieces.map(({ words: piece }) => (direct ? say('press.quoted', { words: flat(piece) }) : flat(piece))).join(' … ');
  const how = speaker === null || speaker.how === 'named' ? '' : ` (${say(SPEAKER_HOW[speaker.how])})`;
  const who = speaker === null ? say('press.nobody-named') : `${withId(speaker.name, speaker.id, say)}${how}`;
  const from = dayFrom === 'stated' ? '' : ` (${say('press.speaker-same-statement')})`;
  const way = [
    verb,
    channel === null ? null : `${say(CHANNELS[channel.kind])}: ${inWords(UNNAMED_CHANNELS, channel.name, say)}`,
    day === null ? null : `${formatDate(day, say)}${from}`,
  ];
  return [`${id}  ${words}`, `    ${[who, ...way.filter((part) => part !== null)].join(', ')}`];
}

function captionLines(caption: Caption, say: Say): readonly string[] {
  const { ordinal, text, photographers, agencies, creditLine, credit, date, people, flights, places } = caption;
  const names = (list: readonly { readonly name: string }[]): readonly string[] => list.map(({ name }) => name);
  const taken =
    photographers.length === 0 ? say('press.photographer-not-named') : say('press.photograph', { people: names(photographers) });
  const chain = agencies.length === 0 ? say('press.no-agency') : names(agencies).reduce((owner, via) => say('press.via', { owner, via }));
  const shows = [...people, ...flights, ...places];
  return [
    `${ordinal}  ${flat(text.words)}`,
    `   ${taken}; ${chain}${date === null ? '' : `; ${formatDate(date, say)}`}`,
    ...(creditLine === null ? [] : [`   ${say('press.credit-line', { words: flat(creditLine.words) })}`]),
    ...(credit === null ? [] : [`   ${say('press.credit', { words: flat(credit.words) })}`]),
    ...(shows.length === 0 ? [] : [`   ${say('press.shows', { names: shows })}`]),
  ];
}

function nameLines({ mentions }: PressReport, say: Say): readonly string[] {
  const width = Math.max(...Object.values(NAME_KINDS).map((key) => say(key).length));
  const groups = Map.groupBy(
    mentions,
    ({ kind, id, passage, candidates }) => `${kind}|${id ?? `?${candidates.join('|') || passage.words}`}`,
  );
  return [...groups.values()].map((group) => {
    const { kind, id, candidates } = group[0]!;
    const spelled = [...new Set(group.map(({ passage }) => flat(passage.words)))].join(', ');
    const found = id ?? (candidates.length > 0 ? say('press.one-of', { names: candidates }) : say('press.not-in-record'));
    return `${say(NAME_KINDS[kind]).padEnd(width)}  ${found}: ${spelled} (${group.length})`;
  });
}

function dateLines({ dates }: PressReport, say: Say): readonly string[] {
  return dates.map(({ passage, date, readings, basis, problem }) => {
    const days = readings?.map((reading) => formatDate(reading, say)) ?? [];
    const either = days.length === 0 ? say('press.day-not-resolved') : days.reduce((before, last) => say('press.or', { before, last }));
    const meant = date !== null ? formatDate(date, say) : either;
    const wrong = problem === undefined ? '' : `; ${say(problem.key, problem.values)}`;
    return `${say('press.quoted', { words: flat(passage.words) })}  ${meant}, ${say(BASES[basis])}${wrong}`;
  });
}

function claimLine(claim: ReportClaim, say: Say): string {
  const { id, kind, subjects, property, qualifier, valid, words, part, quote } = claim;
  const who = subjects.map((subject) => subject.id ?? flat(subject.name)).join(', ');
  const when = [
    ...(valid?.moment === undefined ? [] : [inWords(VALUES, valid.moment, say)]),
    ...(valid?.date === undefined ? [] : [formatDate(valid.date, say)]),
  ].join(', ');
  const told = `${propertyIn(property, say)}: ${valueIn(claim, say)}${qualifier === undefined ? '' : ` (${qualifier})`}`;
  return [
    `${id}  ${say(CLAIM_KINDS[kind])}`,
    `${who === '' ? '' : `${who}  `}${told}${when === '' ? '' : `  [${when}]`}`,
    say('press.quoted', { words: flat(words.words) }),
    `${partIn(part, say)}${quote === null ? '' : `, ${quote}`}`,
  ].join('  ');
}

/** An attitude and an age are in words of ours, all else is the report's own. */
function valueIn({ kind, property, value, number }: ReportClaim, say: Say): string {
  if (property === 'age' && number !== undefined) return say('press.years', { count: number });
  return kind === 'attitude' ? inWords(VALUES, value, say) : flat(value);
}

function propertyIn(property: string, say: Say): string {
  const counted = /^number of (.+)$/u.exec(property)?.[1];
  return counted === undefined ? inWords(PROPERTIES, property, say) : say('press.number-of', { what: counted });
}

const PARTS: Readonly<Record<string, string>> = {
  headline: 'press.headline',
  story: 'press.story',
  subheading: 'press.subheading',
};

function partIn(part: string, say: Say): string {
  const caption = /^caption (\d+)$/u.exec(part)?.[1];
  return caption === undefined ? inWords(PARTS, part, say) : say('press.caption', { ordinal: Number(caption) });
}

function relationLine({ kind, claims: ids, fact, reason }: Relation, claims: readonly ReportClaim[], say: Say): string {
  const values = ids.map((id) => {
    const claim = claims.find((one) => one.id === id);
    return `${id} (${claim === undefined ? '' : valueIn(claim, say)})`;
  });
  const compared = values.reduce((first, second) => say('press.one-and-other', { first, second }));
  const against = fact === null ? compared : say('press.with-fact', { compared, fact });
  return `${say(RELATIONS[kind])}: ${against}; ${say(reason.key, reason.values)}`;
}
