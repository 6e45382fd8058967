import { MONTH, WEEKDAY } from './calendar-words.ts';
import { mentionsIn } from './link-names.ts';
import { wordPattern } from './passages.ts';
import { pressAgency } from './press-agencies.ts';
import type { Mention } from './press-report.ts';
import { ACCORDING_TO, LEADS_IN, PRONOUN, QUOTED_AS_SAYING, SAYING, SPEECH_VERB, UNNAMED_SPEAKER } from './speech-verbs.ts';

/** Who may be the speaker, as a place in the text. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly id: string | null;
  readonly kind: 'person' | 'organisation' | 'unnamed' | 'pronoun';
}

export interface Attribution {
  readonly speaker: Candidate;
  readonly verb: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence whose quotations are blanked, so that only the reporter's words are searched; places are those of the whole text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** The mark that stands for a quoted character. */
export const QUOTED = '\u0001';
/** A subject stands at most this far from its verb. */
const REACH = 160;

/** A site is named with its domain: `Zakon.kz`. */
const CAPITALS =
  /\p{Lu}[\p{L}’'-]+(?:\.(?:ru|com|kz|org|net|by|ua|info|рф)(?!\p{L})|(?:\s+(?:\p{Lu}\.\s?)*(?:(?:van|von|de|der|al)\s)?\p{Lu}[\p{L}’'-]+)*)/gu;
const SITE = /\.\p{Ll}{2,4}$/u;
const NOT_A_NAME = new RegExp(
  `^(?:${MONTH}|${WEEKDAY}|The|A|An|In|On|At|But|And|He|She|They|It|We|You|His|Her|Its|Their|This|That|These|Those|After|Before|When|While|As|Earlier|Later|Meanwhile|However|According|Russian|American|Western|European|Kazakh|Ukrainian|Japanese|Canadian|Italian|German|French|British|Chinese|Indian|U|US|Space|Station|ISS|EVA|GMT|UTC|EDT|EST|Expedition|Soyuz|Dragon|Falcon|Starliner|Progress|Cygnus|Endeavour|Discovery|Atlantis|Columbia|Earth|Internet|Kazakhstan|So|Now|Then|Still|Yet|Once|Asked|Speaking|Writing|Today|Yesterday|Upon|During|Since|Until|Among|Despite|Following|With|Without|Within|Under|Over|Through|By|For|From|Of|To|Into|About|Around|Using|Awaiting|Tonight|Both|All|Some|Most|Many|Two|Three|Four|Six|TV|МКС|Twitter|Telegram|Телеграм[\\p{L}-]*|Твиттер\\p{L}*|Фейсбук\\p{L}*|Инстаграм\\p{L}*|ВКонтакте|Facebook|YouTube|В|На|По|Об|Он|Она|Они|Это|Как|При|После|Ранее|Также|Кроме|Однако|Для|Из|К|С|Союз|Сегодня|Вчера|Отмечается|Уточняется|Напомним|Космонавты|Астронавты|Экипаж\\p{L}*|Ракет\\p{L}*|Корабл\\p{L}*|Капсул\\p{L}*|Международн\\p{L}+|Космическ\\p{L}+|Telegram-канал\\p{L}*|Телеграм-канал\\p{L}*|Центр\\p{L}*)$`,
  'iu',
);
/** Countries and capitals that stand for their governments. */
const COUNTRY =
  /^(?:Russia|Moscow|Ukraine|Kyiv|Washington|America|Europe|Brussels|Germany|Berlin|Britain|London|France|Paris|Japan|Tokyo|Canada|Ottawa|China|Beijing|India|Kazakhstan|Россия|Москва|США|Вашингтон|Украина|Киев|Европа|Германия|Япония|Канада|Китай|Казахстан)$/u;
/** What stands before a name and belongs to an office, not to the name. */
const OFFICE =
  /^(?:Mr|Mrs|Ms|Dr|Administrator|Director|Chief|Commander|President|Minister|Prime|Deputy|Associate|Secretary|Senator|Sen|Rep|General|Gen|Col|Colonel|Captain|Flight|Program|Manager|Astronaut|Cosmonaut|Spokesman|Spokeswoman|Spokesperson|Executive|Head|Foreign|Defense|Kremlin|State|Department|White|House|Earlier|Later|Meanwhile|The|On|In|At|But|And|Глава|Директор|Космонавт|Командир|Президент)\.?$/u;
/** `Boeing Vice President N`: the last of these words ends the office. */
const OFFICE_BEFORE_NAME =
  /^(?:Administrator|Director|Chief|Commander|President|Minister|Secretary|Senator|General|Colonel|Captain|Manager|Astronaut|Cosmonaut|Spokesman|Spokeswoman|Spokesperson|Head|Officer|Engineer|Pilot|Scientist|Specialist|Adviser|Advisor|CEO)$/u;
/** A place that something is in, at or from says nothing; `Moscow said` does. */
const PLACED = /(?<!\p{L})(?:in|at|near|from|of|to|over|across|outside|with|and|в|во|на|из|от|для|под)\s(?:the\s|\p{Ll}+\s)?$/iu;
/** Who signed or sent it speaks in it. */
const AUTHOR =
  /(?:letters?|statement|message|posts?|tweets?|e-?mail)\s(?:\p{Ll}+\s)?(?:by|from)\s(?:(?:the\s)?(?:\p{Lu}\p{L}*\s|\p{Ll}+\s){0,3})$/u;
const PREPOSITION_BEFORE =
  /(?<!\p{L})(?:of|by|with|to|from|for|about|between|than|against|alongside)\s+(?:(?:the|a|an|his|her|its|their|\p{Ll}[\p{L}-]*|\p{Lu}\p{L}*(?:an|ish|ese|ch))\s+){0,4}$/u;

/** Mission Control at Moscow, in any case; who speaks for it has an office before it. */
const MISSION_CONTROL =
  /(?<!(?:представител|сотрудник|специалист|руководител|начальник)\p{L}*\s)(?:Центр\p{L}{0,2}\sуправления\s(?:космическими\s)?пол[её]тами(?:\s\(ЦУП\))?|(?<!\p{L})ЦУП\p{L}{0,2})(?!\p{L})/gu;

/** The attribution of the quotation at `piece` (or of the sentence's own reported words, with null), or null. */
export function attribute(
  sentence: Sentence,
  piece: { readonly start: number; readonly end: number; readonly closesClause: boolean } | null,
  mentions: readonly Mention[],
): Attribution | null {
  const { masked, start } = sentence;
  const verbs = [...masked.matchAll(SPEECH_VERB)].map((match) => ({
    word: match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  const candidates = candidatesIn(sentence, mentions);
  const before = verbs.filter((verb) => piece === null || verb.end <= piece.start).toReversed();
  // `“Can we?” SpaceX replied that …`: what a verb with `that` tells is not what was quoted before it.
  const after =
    piece === null ? [] : verbs.filter((verb) => verb.start >= piece.end && !/^\s(?:that|что)\s/u.test(masked.slice(verb.end - start)));
  const ordered = piece?.closesClause === true ? [...after.slice(0, 1), ...before, ...after.slice(1)] : [...before, ...after];
  const quotedBy = quotedAsSaying(sentence, piece, candidates);
  if (quotedBy !== null) return quotedBy;
  const said: Attribution[] = [];
  for (const verb of piece === null ? before.toReversed() : ordered) {
    const speaker = subjectOf(verb, sentence, candidates);
    if (speaker !== null)
      said.push({ speaker: together(speaker, sentence, candidates), verb: verb.word, start: verb.start, end: verb.end });
  }
  // `N described them as “…,” Interfax reported`: an agency carries the words of whoever spoke.
  const own = said.find(({ speaker }) => !carriesNews(speaker)) ?? said[0];
  if (own !== undefined) return own;
  for (const match of masked.matchAll(ACCORDING_TO)) {
    const end = start + match.index + match[0].length;
    const [, his] = /\s(его|её|ее|их)\s/iu.exec(match[0]) ?? [];
    const speaker =
      his === undefined
        ? (bodyBeforeComma(end, sentence, candidates) ?? firstAfter(end, sentence, candidates))
        : ({ start: start + match.index, end, name: his, id: null, kind: 'pronoun' } as const);
    if (speaker !== null) return { speaker, verb: match[0], start: start + match.index, end };
  }
  return piece === null ? saying(sentence, candidates) : introducer(piece.start, sentence, candidates);
}

/** `A senior official put the plan in doubt, saying the station would …`: the subject of the sentence says it. */
function saying({ masked, start }: Sentence, candidates: readonly Candidate[]): Attribution | null {
  const [match] = masked.matchAll(SAYING);
  if (match === undefined) return null;
  const at = start + match.index;
  const speaker = candidates.find(
    ({ kind, start: from, end }) =>
      kind !== 'pronoun' && end < at && opensClause(masked.slice(0, from - start).replace(/^[^,]{0,40},\s/u, '')),
  );
  return speaker === undefined ? null : { speaker, verb: match[0], start: at, end: at + match[0].length };
}

/** Bodies that carry what others say; a space agency speaks for itself. */
function carriesNews({ kind, name }: Candidate): boolean {
  if (/^(?:the\s)?(?:state\s)?news agency$/iu.test(name)) return true;
  return kind === 'organisation' && pressAgency(name) !== null && !/^(?:NASA|ESA|Roscosmos|Роскосмос)$/iu.test(name);
}

/** `TASS quoted space official N as saying “…”`, before the words or after them. */
function quotedAsSaying(
  { masked, start }: Sentence,
  piece: { readonly start: number } | null,
  candidates: readonly Candidate[],
): Attribution | null {
  for (const match of masked.matchAll(QUOTED_AS_SAYING)) {
    const from = start + match.index;
    const whom = candidates.filter((one) => one.start > from && one.end < from + match[0].length && one.kind !== 'pronoun');
    const speaker = whom.findLast(({ kind, name }) => kind === 'person' && pressAgency(name) === null) ?? whom.at(-1);
    if (speaker !== undefined && (piece === null || Math.abs(piece.start - from) < MAX_FROM_QUOTING))
      return { speaker, verb: match[0], start: from, end: from + match[0].length };
  }
  return null;
}
/** `quoted N as saying` and the words that it brings stand at most this far apart. */
const MAX_FROM_QUOTING = 400;

/** `N and M said together`: two people as one speaker, whom no single id stands for. */
function together(speaker: Candidate, { masked, start }: Sentence, candidates: readonly Candidate[]): Candidate {
  const other = candidates.find(
    ({ kind, end, start: from }) =>
      kind === 'person' &&
      speaker.kind === 'person' &&
      from < speaker.start &&
      /^\s(?:and|и)\s$/u.test(masked.slice(end - start, speaker.start - start)),
  );
  return other === undefined ? speaker : { ...speaker, start: other.start, name: `${other.name} and ${speaker.name}`, id: null };
}

/** Before a quotation: a colon, or the `as` of `embraced them as`. */
const OPENS_QUOTATION =
  /(:|(?<!\p{L})(?:as|calling it|calling them|called it|called them|called the \p{L}+))\s*(?:a\s|an\s|the\s)?["“«„‘']$/u;

/** `N congratulated him on Twitter: “…”`: the words are the sentence's first person's, whatever the verb. */
function introducer(at: number, { start, masked }: Sentence, candidates: readonly Candidate[]): Attribution | null {
  const lead = masked.slice(0, at - start).replace(/["“«„‘']$/u, '');
  const opener = LEADS_IN.exec(lead) ?? OPENS_QUOTATION.exec(masked.slice(0, at - start));
  if (opener === null) return null;
  const fitting = candidates.filter(({ start: from }) => from < at && !PREPOSITION_BEFORE.test(masked.slice(0, from - start)));
  const speaker =
    fitting.find(({ kind }) => kind === 'person') ?? (opener[1] === ':' ? undefined : fitting.find(({ kind }) => kind !== 'unnamed'));
  return speaker === undefined ? null : { speaker, verb: opener[1]!, start: speaker.end, end: speaker.end };
}

const SIGNATURE = /^["”»’']*\s*[—–-]{1,2}\s*(?<name>\p{Lu}[\p{L}’'.-]*(?:\s\p{Lu}[\p{L}’'.-]*){1,3})(?=\s*(?:[(,\n]|\.?\s*$))/u;

/** `“…” — N, flight director` and `"…" - N (@handle)`: a name after a dash signs the words before it. */
export function signedBy(text: string, end: number, mentions: readonly Mention[]): Attribution | null {
  const signed = SIGNATURE.exec(text.slice(end, end + 120));
  if (signed === null) return null;
  const name = signed.groups!['name']!;
  const start = end + signed[0].length - name.length;
  const id = mentions.find(({ kind, passage }) => kind === 'person' && passage.start === start)?.id ?? null;
  const speaker: Candidate = { start, end: start + name.length, name, id, kind: 'person' };
  return { speaker, verb: '—', start, end: start + name.length };
}

/** The first person of a sentence who is no object of a preposition. */
export function subjectOfSentence(sentence: Sentence, mentions: readonly Mention[]): Candidate | null {
  const people = candidatesIn(sentence, mentions).filter(({ kind }) => kind === 'person');
  return people.find(({ start }) => opensClause(sentence.masked.slice(0, start - sentence.start))) ?? null;
}

/** The last person named in a part of the text: one of the record, or a given name with a family name. */
export function lastPersonIn(
  text: string,
  range: { readonly start: number; readonly end: number },
  mentions: readonly Mention[],
): Candidate | null {
  const people = candidatesIn({ ...range, masked: text.slice(range.start, range.end) }, mentions);
  return people.findLast(({ kind, id, name }) => kind === 'person' && (id !== null || /\s/u.test(name))) ?? null;
}

/** Nothing but an office, an opening phrase or capital words stands before a subject; after a verb stands an object. */
function opensClause(lead: string): boolean {
  if (PREPOSITION_BEFORE.test(lead)) return false;
  const own = lead.slice(lead.search(/[^,]*$/u));
  return /^[\s«“"—–-]*(?:(?:but|and|then|when|while|as|after|before|для|но|а|и|the|an?|his|her|fellow|former|veteran|\d{2}-year-old|\p{Lu}[\p{L}.’'-]*|[\p{Ll}-]*(?:man|woman|person|naut|ist|er|or|ain|ot|eer|ief|onel|eran|ian|ish|[кн]авт|дир|ер|ава))\s+)*$/iu.test(
    own,
  );
}

interface Verb {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A verb of what is told. */
export const FINITE =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|will|would|could|can|may|should|\p{Ll}{3,}ed|\p{Ll}+s(?=\s(?:the|an?|in|to)\s))(?!\p{L})/u;

function subjectOf(verb: Verb, sentence: Sentence, candidates: readonly Candidate[]): Candidate | null {
  const { masked, start } = sentence;
  const lead = masked.slice(0, verb.start - start);
  const follows = new RegExp(`${QUOTED}[\\s,.!?…»”"’'—–-]*$`, 'u').test(lead);
  // `…, сообщили в агентстве`, `…, said a source in the agency`: the words came first. In `NASA, in a post, said the crew was well` they did not.
  const rest = masked.slice(verb.end - start);
  const closes =
    /,\s*$/.test(lead) &&
    (/\p{Script=Cyrillic}/u.test(verb.word)
      ? !/^[\s,]*что\s/u.test(rest)
      : /^\s(?:an?\s|\p{Lu})/u.test(rest) && !FINITE.test(rest) && !rest.includes(QUOTED));
  const inverted = follows || closes || /^[\s,—–-]*(?:(?:об этом|как|что|Об этом|Как)\s)?$/u.test(lead);
  if (inverted) return firstAfter(verb.end, sentence, candidates);
  const fitting = candidates.filter(
    (candidate) => candidate.end <= verb.start && verb.start - candidate.end < REACH && mayBeSubject(candidate, verb, sentence),
  );
  const nearest = fitting.at(-1);
  // `N, a spokeswoman for NASA, said`: the office is closed by a comma, and its holder came before it and a comma.
  const closed = nearest !== undefined && nearest.kind !== 'person' && masked.slice(nearest.end - start, verb.start - start).includes(',');
  const holders = fitting.filter(({ kind }) => kind === 'person' || (kind === 'organisation' && nearest?.kind === 'unnamed'));
  const holder = holders.findLast(({ end: to }) => /^\s?[,(]/u.test(masked.slice(to - start))) ?? holders.at(-1);
  const named = closed ? (holder ?? nearest) : nearest;
  const plain = fitting.length > 0 ? null : plainSubject(lead, start);
  return named ?? plain ?? (/\p{Script=Cyrillic}/u.test(verb.word) ? firstAfter(verb.end, sentence, candidates) : null);
}

/** `a medic asked`: a noun without a name right before the verb. */
function plainSubject(lead: string, start: number): Candidate | null {
  const noun = /(?:^|[\s,”"])((?:an?|the|one|another|his|her|their)\s(?:[\p{Ll}-]+\s){0,2}[\p{Ll}-]+)\s$/iu.exec(lead);
  if (noun === null) return null;
  const at = start + noun.index + noun[0].indexOf(noun[1]!);
  return { start: at, end: at + noun[1]!.length, name: noun[1]!, id: null, kind: 'unnamed' };
}

function mayBeSubject(candidate: Candidate, verb: Verb, { masked, start }: Sentence): boolean {
  const gap = masked.slice(candidate.end - start, verb.start - start);
  if (/^(?:[’'](?!\p{L}{2})s?)/u.test(gap) || gap.includes(QUOTED) || /[;:]/.test(gap)) return false;
  if ([...gap.matchAll(SPEECH_VERB)].length > 0) return false;
  // Inside `, who …,` and `, an analyst in …,` stands nobody who speaks.
  if (gap.includes(',') && /,\s(?:who|whom|whose|which|a|an|the|котор\p{L}+)\s[^,]*$/u.test(masked.slice(0, candidate.start - start)))
    return false;
  const lead = masked.slice(0, candidate.start - start);
  return !PREPOSITION_BEFORE.test(lead) || AUTHOR.test(lead);
}

/** After an inverted verb: a person before anybody else, as in `said the agency's head, N.`; nothing beyond the next quotation. */
function firstAfter(end: number, { masked, start }: Sentence, candidates: readonly Candidate[]): Candidate | null {
  const rest = masked.slice(end - start);
  const stop = rest.search(new RegExp(`${QUOTED}|[;]|\\.\\s+[«“"—–]`, 'u'));
  const limit = end + Math.min(REACH, stop < 0 ? rest.length : stop);
  const fitting = candidates.filter((candidate) => candidate.start >= end && candidate.end <= limit);
  const near = fitting.find(({ kind, start: at }) => kind === 'pronoun' && at - end <= 2);
  const person = fitting.find(
    ({ kind, start: at, id, name }) =>
      kind === 'person' && (id !== null || pressAgency(name) === null) && !afterThat(masked, end - start, at - start),
  );
  // `говорится в сообщении корпорации «Энергия»`: the body whose message it is.
  const told = fitting[0]?.kind === 'unnamed' && /сообщении|пресс-релизе/iu.test(fitting[0].name) ? fitting[1] : undefined;
  return (
    near ??
    person ??
    told ??
    fitting.find(({ kind, start: at }) => kind !== 'pronoun' && !afterThat(masked, end - start, at - start)) ??
    null
  );
}

/** `According to the space agency Roscosmos, the capsule with N …`: a body that a comma closes said it, and not whom the sentence names. */
function bodyBeforeComma(end: number, { masked, start }: Sentence, candidates: readonly Candidate[]): Candidate | null {
  let body: Candidate | null = null;
  for (const candidate of candidates) {
    if (candidate.start < end) continue;
    const between = masked.slice((body?.end ?? end) - start, candidate.start - start);
    if (candidate.kind !== 'organisation' || !(body === null ? /^\s(?:(?:the|a)\s)?(?:[\p{L}.]+\s){0,2}$/u : /^\s$/u).test(between)) break;
    body = candidate;
  }
  // `According to the Control Center source, …`: whoever speaks for a body.
  const closed =
    body !== null &&
    /^(?:\s(?:source|sources|official|officials|spokes\p{L}+|statement|press service|data))?,/u.test(masked.slice(body.end - start));
  return closed ? body : null;
}

function afterThat(masked: string, from: number, to: number): boolean {
  return /(?<!\p{L})(?:that|что|how|why|whether)(?!\p{L})/u.test(masked.slice(from, to));
}

function candidatesIn({ start, end, masked }: Sentence, mentions: readonly Mention[]): readonly Candidate[] {
  const unquoted = mentionsIn(mentions, start, end).filter(
    ({ passage }) => !masked.slice(passage.start - start, passage.end - start).includes(QUOTED),
  );
  const linked = unquoted
    .filter(
      ({ kind, passage }) =>
        kind === 'person' || kind === 'agency' || (kind === 'place' && !PLACED.test(masked.slice(0, passage.start - start))),
    )
    .map(({ passage, id, kind }): Candidate => ({
      start: passage.start,
      end: passage.end,
      name: passage.words,
      id,
      kind: kind === 'person' ? 'person' : 'organisation',
    }));
  const overlaps = (from: number, to: number): boolean => unquoted.some(({ passage }) => passage.start < to && from < passage.end);
  const names = [...masked.matchAll(CAPITALS)]
    .flatMap((match) => {
      // `SpaceX's N`: whose somebody is stands before him.
      const owner = /^.*\p{L}['’]s?\s+(?=\p{Lu})/u.exec(match[0])?.[0].length ?? 0;
      return properName(match[0].slice(owner), start + match.index + owner);
    })
    .filter((name) => !overlaps(name.start, name.end));
  const control = [...masked.matchAll(MISSION_CONTROL)].map((match): Candidate => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    name: 'Центр управления полетами',
    id: null,
    kind: 'organisation',
  }));
  const rest = [
    ...[...masked.matchAll(PRONOUN)].map((match) => candidateAt(match, start, 'pronoun')),
    ...[...masked.matchAll(UNNAMED_SPEAKER)].map((match) => candidateAt(match, start, 'unnamed')),
  ].filter((one) => !names.some((name) => name.start < one.end && one.start < name.end) && !overlaps(one.start, one.end));
  const others = names.filter((name) => !control.some((one) => one.start < name.end && name.start < one.end));
  return [...linked, ...others, ...control, ...rest].toSorted((a, b) => a.start - b.start);
}

function candidateAt(match: RegExpExecArray, start: number, kind: Candidate['kind']): Candidate {
  const lead = match[0].length - match[0].trimStart().length;
  return { start: start + match.index + lead, end: start + match.index + match[0].length, name: match[0].trim(), id: null, kind };
}

/** A run of capital words without the office before it; null for words that are no names. */
function properName(run: string, start: number): readonly Candidate[] {
  if (pressAgency(run) !== null) return [{ start, end: start + run.length, name: run, id: null, kind: 'organisation' }];
  const words = run.split(/\s+/);
  let skip = 0;
  while (
    skip < words.length &&
    (OFFICE.test(words[skip]!) || NOT_A_NAME.test(words[skip]!) || (pressAgency(words[skip]!) !== null && words.length - skip > 1))
  )
    skip++;
  const office = words.findLastIndex((word, i) => i < words.length - 1 && OFFICE_BEFORE_NAME.test(word));
  if (office >= skip) skip = office + 1;
  if (skip === words.length || (words.length === 1 && /\p{Ll}(?:ing|ed)$/u.test(run))) return [];
  const name = words
    .slice(skip)
    .join(' ')
    .replace(/['’]s?$/u, '');
  const at = start + run.length - run.slice(run.indexOf(words[skip]!, words.slice(0, skip).join(' ').length)).length;
  const organisation =
    pressAgency(name) !== null ||
    wordPattern(
      'news agency|agency|ministry|department|corporation|council|center|centre|company|control|house|pentagon|kremlin|корпораци\\p{L}+',
    ).test(name) ||
    /^\p{Lu}{2,}$/u.test(name) ||
    SITE.test(name) ||
    COUNTRY.test(name);
  return [{ start: at, end: at + name.length, name, id: null, kind: organisation ? 'organisation' : 'person' }];
}
