import type { Caption, PressReport, Quote, Relation, ReportClaim, ResolvedDate } from './press-report.ts';

/** The report as text for a terminal: each section a heading and its lines; sections without anything are left out. */
export function formatPressReport(report: PressReport): string {
  return [
    section('Report', headLines(report)),
    section('Quotations', report.quotes.filter(({ direct }) => direct).flatMap(quoteLines)),
    section('Reported speech', report.quotes.filter(({ direct }) => !direct).flatMap(quoteLines)),
    section('Captions', report.captions.flatMap(captionLines)),
    section('Names', nameLines(report)),
    section('Dates', dateLines(report)),
    section('Claims proposed', report.claims.filter(({ kind }) => kind !== 'statement').map(claimLine)),
    section(
      'Agreements and conflicts',
      report.relations.map((relation) => relationLine(relation, report.claims)),
    ),
    section('Not settled', report.notes),
  ]
    .filter((lines) => lines !== '')
    .join('\n\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

const flat = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();
const withId = (name: string, id: string | null): string => (id === null ? `${flat(name)} (not in the record)` : `${flat(name)} [${id}]`);

export function formatDate({ from, to, precision, at }: ResolvedDate): string {
  if (at !== undefined) return at;
  if (precision === 'month') return from.slice(0, 7);
  if (precision === 'year') return from.slice(0, 4);
  return from === to ? from : `${from} to ${to}`;
}

function headLines({ headline, byline, dateline, language, paragraphs, quotes, captions, claims }: PressReport): readonly string[] {
  const day = dateline.date === null ? 'no day in the text' : `${dateline.date} (${dateline.dateFrom})`;
  const count = (part: string): number => paragraphs.filter((paragraph) => paragraph.part === part).length;
  return [
    ...(headline === null ? [] : [`headline   ${flat(headline.words)}`]),
    ...(byline === null || byline.people.length === 0 ? [] : [`by         ${byline.people.map(({ name }) => name).join(', ')}`]),
    ...(dateline.place === null ? [] : [`place      ${withId(dateline.place, dateline.placeId)}`]),
    ...(dateline.agency === null ? [] : [`agency     ${dateline.agency}`]),
    `day        ${day}`,
    `read       ${count('story')} paragraphs (${language}), ${quotes.length} statements, ${captions.length} captions, ${claims.length} claims`,
  ];
}

function quoteLines({ id, direct, pieces, speaker, verb, channel, day, dayFrom }: Quote): readonly string[] {
  const words = pieces.map((piece) => (direct ? `“${flat(piece.words)}”` : flat(piece.words))).join(' … ');
  const who =
    speaker === null ? 'nobody is named' : `${withId(speaker.name, speaker.id)}${speaker.how === 'named' ? '' : ` (${speaker.how})`}`;
  const way = [
    verb,
    channel === null ? null : `${channel.kind}: ${channel.name}`,
    day === null ? null : `${formatDate(day)}${dayFrom === 'stated' ? '' : ` (${dayFrom})`}`,
  ];
  return [`${id}  ${words}`, `    ${[who, ...way.filter((part) => part !== null)].join(', ')}`];
}

function captionLines({
  ordinal,
  text,
  photographers,
  agencies,
  creditLine,
  credit,
  date,
  people,
  flights,
  places,
}: Caption): readonly string[] {
  const taken = photographers.length === 0 ? 'photographer not named' : `photograph ${photographers.map(({ name }) => name).join(', ')}`;
  const chain = agencies.length === 0 ? 'no agency' : agencies.map(({ name }) => name).join(' via ');
  return [
    `${ordinal}  ${flat(text.words)}`,
    `   ${taken}; ${chain}${date === null ? '' : `; ${formatDate(date)}`}`,
    ...(creditLine === null ? [] : [`   credit line ${flat(creditLine.words)}`]),
    ...(credit === null ? [] : [`   credit ${flat(credit.words)}`]),
    ...(people.length + flights.length + places.length === 0 ? [] : [`   shows ${[...people, ...flights, ...places].join(', ')}`]),
  ];
}

function nameLines({ mentions }: PressReport): readonly string[] {
  const groups = Map.groupBy(
    mentions,
    ({ kind, id, passage, candidates }) => `${kind}|${id ?? `?${candidates.join('|') || passage.words}`}`,
  );
  return [...groups.values()].map((group) => {
    const { kind, id, candidates } = group[0]!;
    const spelled = [...new Set(group.map(({ passage }) => flat(passage.words)))].join(', ');
    const found = id ?? (candidates.length > 0 ? `one of ${candidates.join(', ')}` : 'not in the record');
    return `${kind.padEnd(9)}  ${found}: ${spelled} (${group.length})`;
  });
}

function dateLines({ dates }: PressReport): readonly string[] {
  return dates.map(({ passage, date, readings, basis, problem }) => {
    const meant = date !== null ? formatDate(date) : readings !== undefined ? readings.map(formatDate).join(' or ') : 'not resolved';
    return `“${flat(passage.words)}”  ${meant}, ${basis}${problem === undefined ? '' : `; ${problem}`}`;
  });
}

function claimLine({ id, kind, subjects, property, value, qualifier, valid, words, part, quote }: ReportClaim): string {
  const who = subjects.map((subject) => subject.id ?? flat(subject.name)).join(', ');
  const when = [valid?.moment, valid?.date === undefined ? undefined : formatDate(valid.date)]
    .filter((part_) => part_ !== undefined)
    .join(', ');
  const told = `${property}: ${flat(value)}${qualifier === undefined ? '' : ` (${qualifier})`}`;
  return `${id}  ${kind}  ${who === '' ? '' : `${who}  `}${told}${when === '' ? '' : `  [${when}]`}  “${flat(words.words)}”  ${part}${quote === null ? '' : `, ${quote}`}`;
}

function relationLine({ kind, claims: ids, fact, reason }: Relation, claims: readonly ReportClaim[]): string {
  const values = ids.map((id) => `${id} (${flat(claims.find((claim) => claim.id === id)?.value ?? '')})`);
  return `${kind}: ${values.join(' and ')}${fact === null ? '' : ` with ${fact}`}; ${reason}`;
}
