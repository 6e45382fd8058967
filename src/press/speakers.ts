import { foldWord } from '../names/index.ts';
import { type Candidate, lastPersonIn } from './attribution.ts';
import type { Mention, Speaker } from './press-report.ts';
import { ONE_WITH_A_TRADE } from './speech-verbs.ts';

/** `the agency` is the one named at most this many characters before. */
const AGENCY_REACH = 400;

/** `it`, `the state corporation`, `в сообщении`, `там отметили`: the body that spoke, or was named, before. */
const BODY =
  /^(?:it|там|the(?:\s\S+){0,2}\s(?:agency|corporation|company)|the\s(?:agency|corporation|company)|госкорпораци[ия]|ведомств[оеа]|(?:в\s)?сообщении)$/iu;
/** `астронавт НАСА`: an agency that only tells whose somebody is. */
const AGENCY_OF_CREW = /(?:астронавт|космонавт)\p{L}*\s[«"]?$/iu;
/** An office, a trade or an age that one has whoever holds it: the person who spoke, or was named, before. */
const PERSONAL_OFFICE = new RegExp(
  `^(?:the\\s${ONE_WITH_A_TRADE}|космонавт|астронавт|глава|руководитель|министр|собеседник|бортинженер|конструктор|чиновник)$`,
  'iu',
);
/** Somebody without a name who was introduced just before: `a source … the source`. */
const SAME_UNNAMED = /^the\s(?:source|official|spokes\p{L}+)$/iu;
/** `a source in the Russian Mission Control Center`: the body that somebody without a name speaks for. */
const BODY_SPOKEN_FOR =
  /^\s(?:in|at|of|for|with|from)\s(?:the\s)?(?<body>(?:\p{Lu}[\p{L}’'.-]*\s)+(?:Cent(?:er|re)|Control|Agency|Corporation|Ministry|District|Command|Administration|Committee|Department|Service))(?!\p{L})/u;
/** Two who were named together: `N and M … the two said`. */
const THE_TWO = /^(?:the\s(?:two|pair|duo|couple)|both|(?:both|the\stwo)\s(?:astronauts|cosmonauts|men|women|fliers|crewmates))$/iu;
const NO_GIVEN_NAME = /^(?:The|But|And|When|Mr|Dr|Later|Earlier|In|On|At|As|President|Administrator|Chief|Minister|Глава|Как|По)$/u;

interface Before {
  /** Who spoke last, not too many paragraphs ago. */
  readonly recalled: Speaker | null;
  /** Whom what came after that is about. */
  readonly subject: Candidate | null;
}

/** A pronoun without a speaker before it means somebody named at most this many characters before. */
const PERSON_REACH = 500;

/** Who a grammatical subject is. */
export function resolveSpeaker(candidate: Candidate, { recalled, subject }: Before, text: string, mentions: readonly Mention[]): Speaker {
  const { id, name, kind, start, end } = candidate;
  if (kind === 'unnamed') {
    const agency = mentions.find(
      (mention) =>
        mention.kind === 'agency' &&
        mention.passage.start > end &&
        mention.passage.start - end < OFFICE_REACH &&
        isOfficeOf(text.slice(end, mention.passage.start)),
    );
    if (agency !== undefined) return { name: text.slice(start, agency.passage.end), id: agency.id, kind: 'organisation', how: 'named' };
    const body = BODY_SPOKEN_FOR.exec(text.slice(end, end + OFFICE_REACH));
    if (body !== null) return { name: body.groups!['body']!, id: null, kind: 'organisation', how: 'named' };
  }
  if (BODY.test(name) && kind !== 'organisation') {
    if (recalled !== null && recalled.kind !== 'person') return { ...recalled, how: 'pronoun' };
    const agency = mentions.findLast(
      (mention) =>
        mention.kind === 'agency' &&
        mention.passage.end <= start &&
        start - mention.passage.end < AGENCY_REACH &&
        !AGENCY_OF_CREW.test(text.slice(Math.max(0, mention.passage.start - 15), mention.passage.start)),
    );
    if (agency !== undefined && kind === 'unnamed')
      return { name: agency.passage.words, id: agency.id, kind: 'organisation', how: 'pronoun' };
    return { name, id: null, kind: 'unnamed', how: 'pronoun' };
  }
  if (THE_TWO.test(name)) return pairBefore(start, text, mentions) ?? { name, id: null, kind: 'unnamed', how: 'pronoun' };
  if (recalled !== null && SAME_UNNAMED.test(name)) return { ...recalled, how: 'pronoun' };
  if (kind === 'pronoun' || PERSONAL_OFFICE.test(name)) return personMeant(candidate, { recalled, subject }, text, mentions);
  return { name: kind === 'person' && id === null ? fullerName(name, text) : name, id, kind, how: 'named' };
}

/** The last two people whom the text joins with `and`; two have no one id. */
function pairBefore(start: number, text: string, mentions: readonly Mention[]): Speaker | null {
  const people = mentions.filter(({ kind, passage }) => kind === 'person' && passage.end <= start && start - passage.end < PAIR_REACH);
  const second = people.findLastIndex(
    ({ passage }, i) => i > 0 && /^\s(?:and|и)\s(?:[\p{L}.]+\s){0,3}$/u.test(text.slice(people[i - 1]!.passage.end, passage.start)),
  );
  if (second < 0) return null;
  const [one, other] = [people[second - 1]!, people[second]!];
  return { name: `${one.passage.words} and ${other.passage.words}`, id: null, kind: 'person', how: 'pronoun' };
}
const PAIR_REACH = 1200;

/** The subject of the sentence before is nearer than whoever spoke a paragraph ago, and he than anybody named. */
function personMeant({ start, name }: Candidate, { recalled, subject }: Before, text: string, mentions: readonly Mention[]): Speaker {
  if (subject !== null)
    return { name: subject.id === null ? fullerName(subject.name, text) : subject.name, id: subject.id, kind: 'person', how: 'pronoun' };
  if (recalled?.kind === 'person') return { ...recalled, how: 'pronoun' };
  const own = text.lastIndexOf('\n', start) + 1;
  const before = text.lastIndexOf('\n', text.slice(0, own).trimEnd().length - 1) + 1;
  const personFrom = (from: number): Candidate | null =>
    lastPersonIn(text, { start: Math.max(from, start - PERSON_REACH), end: start }, mentions);
  const person = personFrom(own) ?? personFrom(before);
  if (person === null) return { name, id: null, kind: 'unnamed', how: 'pronoun' };
  return { name: person.name, id: person.id, kind: 'person', how: 'pronoun' };
}

/** An office and its agency have at most this between them. */
const OFFICE_REACH = 60;

/** `the press service of`, `пресс-службе госкорпорации`: what stands between an office and its agency. */
function isOfficeOf(between: string): boolean {
  return /^\s(?:(?:of|for|at)\s)?(?:the\s)?(?:(?:госкорпораци|корпораци|агентств|ведомств|российск|космическ|космодром)\p{L}*\s)*[«"“]?$/u.test(
    between,
  );
}

/** Somebody whom the index does not know, under the fullest name that the report gives: given name and the same family name. */
function fullerName(name: string, text: string): string {
  if (/\s/.test(name)) return name;
  const key = foldWord(name);
  const fuller = [...text.matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}+(?:\s\p{Lu}\.)?)\s(\p{Lu}[\p{L}’'-]+)/gu)].find(
    (match) => foldWord(match[2]!.replace(/['’]s?$/u, '')) === key && !NO_GIVEN_NAME.test(match[1]!),
  );
  return fuller === undefined ? name : `${fuller[1]!} ${name}`;
}
