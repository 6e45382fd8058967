import {
  type NameEntry,
  type NameForm,
  type NameIndex,
  type NameKind,
  type Named,
  type Word,
  allNames,
  findNames,
  foldWord,
  wordsIn,
} from '../names/index.ts';
import { lettersApart } from '../outcome/index.ts';
import { MONTH, WEEKDAY } from './calendar-words.ts';
import { type PassageAt, wordPattern } from './passages.ts';
import type { Mention, RecordedMatter } from './press-report.ts';
import type { ReportText } from './reading.ts';

/** A family name alone points to people who flew within this time of the report, before it points to others of that name. */
const NEAR_DAYS = 400;

/** What stands before a family name without being a given name. */
const TITLE =
  /^(?:mr|mrs|ms|miss|dr|sir|lt|col|gen|maj|capt|cmdr|sgt|adm|president|minister|chief|head|director|administrator|commander|cosmonauts?|astronauts?|engineers?|captain|colonel|general|deputy|spokesman|spokeswoman|senator|rep|ambassador|and|with|but|the|a|for|when|while|then|also|both|russian|american|japanese|european|canadian|italian|german|космонавт\p{L}*|астронавт\p{L}*|командир\p{L}*|глава|господин\p{L}*|г)$/iu;

const DAY_WORD = new RegExp(`^(?:${MONTH}|${WEEKDAY})$`, 'iu');
/** A ship's class and the number that follows it: a flight, though the index may not have it. */
const NUMBER_AFTER = /^[\s«"-]{0,2}(?:[A-ZА-Я]{1,4}-?)?\d{1,3}[A-ZА-Я]?(?![\p{L}\p{N}-])/u;
const TOWN = wordPattern('(?:town|city|village|settlement)\\s+of\\s+(?<name>\\p{Lu}[\\p{L}’-]+(?:\\s\\p{Lu}[\\p{L}’-]+)?)', 'gu');

/** What a capital word is part of when such a word follows it: a centre, a street, a ship bears a person's name and is no person. */
const INSTITUTION =
  /^(?:'s\s)?[\s-]?(?:(?:\p{Lu}[\p{L}.’'-]+\s){0,2}(?:Space\sCent(?:er|re)|Cent(?:er|re)|University|Institute|Observatory|Laboratory|Lab|Building|Hall|School|Air\sForce\sBase|Base|Airport|Museum|Foundation|Prize|Award|Medal|Station|Telescope|Cosmodrome|Street|Avenue|Institution|Department|Stadium|Crater|Corporation|Company|Inc)(?!\p{L}))/u;
/** A rocket's own name, with its number and kind: no flight, though a class of ships is called like it. */
const ROCKET_NUMBER = /^[\s-]?(?:[25](?:[.,]?\d)?(?:[.,\s-]?[1\dA-Za-zа-в]{1,2})?|FG|U|U2|ФГ|У|M|М)(?![\p{L}\p{N}-])/u;
const ROCKETS: ReadonlySet<string> = new Set(['soyuz', 'proton', 'falcon', 'союз', 'протон'].map(foldWord));
/** Family names that are everyday words too: alone they are a person only where the report names him in full. */
const EVERYDAY: ReadonlySet<string> = new Set(
  [
    'good', 'god', 'young', 'hope', 'love', 'day', 'may', 'march', 'august', 'ride', 'walker', 'white', 'brown', 'green', 'black', 'gold', 'grey', 'gray',
    'west', 'north', 'east', 'south', 'wolf', 'fox', 'bird', 'rose', 'lake', 'bridge', 'bridges', 'crews', 'cross', 'free', 'frost', 'hall', 'hill', 'house',
    'home', 'hunter', 'king', 'law', 'light', 'little', 'long', 'short', 'page', 'park', 'parker', 'post', 'price', 'read', 'rich', 'sharp', 'snow', 'star',
    'stone', 'strong', 'summer', 'winter', 'sun', 'swift', 'wells', 'will', 'wise', 'wood', 'woods', 'world', 'best', 'baker', 'cook', 'carpenter', 'fisher',
    'shepherd', 'english', 'french', 'welsh', 'holland', 'england', 'ireland', 'israel', 'still', 'new', 'case', 'cloud', 'chief', 'field', 'fields', 'grant',
    'mission', 'space', 'station', 'earth', 'moon', 'heaven', 'lord', 'christmas', 'easter', 'english', 'major', 'noble', 'pole', 'dawn', 'faith', 'grace',
  ].map(foldWord),
); // prettier-ignore

interface Linking {
  readonly text: string;
  readonly words: readonly Word[];
  readonly index: NameIndex;
  /** Ids that the report names in full anywhere. */
  readonly inFull: ReadonlySet<string>;
  /** Family names that the report gives to somebody whom the index does not have. */
  readonly others: ReadonlySet<string>;
  readonly near: (ids: readonly string[]) => readonly string[];
  /** Flew, and not near the report's day. */
  readonly longAgo: (id: string) => boolean;
  /** MS-19 is a Soyuz and a Progress: the one that carried people is meant. */
  readonly ridden: (ids: readonly string[]) => readonly string[];
}

/** Everyone and everything that the text names, in order. */
export function linkNames({ text, index, record, passageAt }: ReportText, reportDay: string | null): readonly Mention[] {
  const words = wordsIn(text);
  const named = findNames(text, words, index);
  const inFull = new Set(named.flatMap(({ forms }) => (idsOf(forms).length === 1 && forms[0]!.whole ? idsOf(forms) : [])));
  const others = new Set(
    named.flatMap((one) => (isFamilyOnly(one) && hasOtherGivenName(one, { text, words, index }) ? [words[one.end - 1]!.key] : [])),
  );
  const linking: Linking = {
    text,
    words,
    index,
    inFull,
    others,
    near: (ids) => whoFlewNear(ids, record, reportDay, inFull),
    longAgo: (id) =>
      reportDay !== null &&
      record?.stays.some(({ person }) => person === id) === true &&
      whoFlewNear([id], record, reportDay, inFull).length === 0,
    ridden: (ids) => ids.filter((id) => record?.stays.some(({ up, down }) => up === id || down === id) === true),
  };
  const linked = named.map((one) => linkOne(one, linking, passageAt)).filter((mention) => mention !== null);
  const taken = (start: number, end: number): boolean => linked.some(({ passage }) => passage.start < end && start < passage.end);
  const close = closeSpellings(linking, taken, passageAt);
  const towns = [...text.matchAll(TOWN)]
    .map((match) => [match.index + match[0].length - match.groups!['name']!.length, match.index + match[0].length] as const)
    .filter(([start, end]) => !taken(start, end))
    .map(([start, end]): Mention => ({ passage: passageAt(start, end), kind: 'place', id: null, candidates: [], how: 'not in the index' }));
  return [...linked, ...close, ...towns].toSorted((a, b) => a.passage.start - b.passage.start);
}

function idsOf(forms: readonly NameForm[]): readonly string[] {
  return [...new Set(forms.map(({ entry }) => entry.id))];
}

const isFamilyOnly = ({ forms }: Named): boolean => forms[0]!.entry.kind === 'person' && !forms[0]!.whole;

function linkOne(named: Named, linking: Linking, passageAt: PassageAt): Mention | null {
  const { text, words } = linking;
  const [from, to] = [words[named.first]!, words[named.end - 1]!];
  const kind = named.forms[0]!.entry.kind;
  const passage = passageAt(from.start, to.end);
  const after = text.slice(to.end, to.end + 12);
  if (kind === 'person' && INSTITUTION.test(text.slice(to.end, to.end + 60))) return null;
  if (kind === 'vehicle') {
    if (ROCKETS.has(to.key) && ROCKET_NUMBER.test(after) && !/^[\s-]?(?:TM|MS|ТМ|МС)/u.test(after)) return null;
    const number = NUMBER_AFTER.exec(after)?.[0];
    if (number !== undefined && /\d/.test(number))
      return { passage: passageAt(from.start, to.end + number.length), kind: 'flight', id: null, candidates: [], how: 'not in the index' };
  }
  const turned = isFamilyOnly(named) ? familyFirst(named, linking) : null;
  if (turned !== null) return { passage: passageAt(from.start, turned.end), kind, id: turned.id, candidates: [], how: 'full name' };
  if (isFamilyOnly(named)) {
    const elsewhere = linking.others.has(to.key) && !idsOf(named.forms).some((id) => linking.inFull.has(id));
    if (elsewhere || hasOtherGivenName(named, linking) || isGivenName(named, linking)) return null;
  }
  const ids = idsOf(named.forms);
  if (isFamilyOnly(named) && EVERYDAY.has(to.key) && !isMeant(named, ids, linking)) return null;
  // `Good news`, and somebody else of that name: a capital that a sentence begins with is a name of those who are in the news.
  if (
    isFamilyOnly(named) &&
    (startsSentence(text, from.start) || followsDash(text, from.start)) &&
    ids.every((id) => !linking.inFull.has(id) && linking.longAgo(id))
  )
    return null;
  const before = words[named.first - 1];
  if (ids.length === 1 && isFamilyOnly(named) && before !== undefined && isShortGiven(before, named, text))
    return { passage: passageAt(before.start, to.end), kind, id: ids[0]!, candidates: [], how: 'spelling close to' };
  if (ids.length === 1) {
    const id = ids[0]!;
    return { passage, kind, id, candidates: [], how: named.forms[0]!.whole ? 'full name' : 'part of the name' };
  }
  const full = ids.filter((id) => linking.inFull.has(id));
  const narrowed = full.length > 0 ? full : kind === 'flight' ? linking.ridden(ids) : linking.near(ids);
  if (narrowed.length === 1) return { passage, kind, id: narrowed[0]!, candidates: ids, how: 'context' };
  return { passage, kind, id: null, candidates: ids, how: 'ambiguous' };
}

/** `Прокопьев Сергей Валерьевич`: the family name, then the given one and perhaps the father's. */
function familyFirst({ end, forms }: Named, { text, words }: Linking): { readonly id: string; readonly end: number } | null {
  const [given, father] = [words[end], words[end + 1]];
  if (given === undefined || !/^\s$/u.test(text.slice(words[end - 1]!.end, given.start)) || !/\p{Script=Cyrillic}/u.test(given.text))
    return null;
  const ids = idsOf(forms.filter(({ entry }) => allNames(entry).some((name) => given.keys.includes(wordsIn(name)[0]?.key ?? ''))));
  if (ids.length !== 1) return null;
  const patronymic =
    father !== undefined && /(?:вич|вна|чна)\p{L}{0,2}$/u.test(father.text) && /^\s$/u.test(text.slice(given.end, father.start));
  return { id: ids[0]!, end: patronymic ? father.end : given.end };
}

/** An everyday word is the family name of who is named in full, whose title or given name stands before it, or who was up near that day. */
function isMeant({ first }: Named, ids: readonly string[], { words, inFull, text, near }: Linking): boolean {
  if (ids.some((id) => inFull.has(id))) return true;
  const before = words[first - 1];
  const start = words[first]!.start;
  if (before !== undefined && PERSON_TITLE.test(before.text) && text.slice(before.end, start).trim() === '') return true;
  return near(ids).length > 0 && !startsSentence(text, start) && !followsDash(text, start);
}

const PERSON_TITLE =
  /^(?:mr|mrs|ms|dr|lt|col|gen|maj|capt|cmdr|commander|cosmonaut|astronaut|engineer|captain|colonel|general|космонавт\p{L}*|астронавт\p{L}*)$/iu;

/** `Kelly Ashby`: before another capital word a family name of the index is a given name, unless that word is a day's. */
function isGivenName({ end, forms }: Named, { text, words, index }: Linking): boolean {
  const after = words[end];
  if (
    after === undefined ||
    words[end - 1]!.text === words[end - 1]!.text.toUpperCase() ||
    !/^\s$/u.test(text.slice(words[end - 1]!.end, after.start))
  )
    return false;
  return (
    /^\p{Lu}\p{Ll}/u.test(after.text) && forms[0]!.words.length === 1 && !DAY_WORD.test(after.text) && !index.byFirstWord.has(after.key)
  );
}

/** `Mark Kelly` where the index has only Scott: a capital word before a family name that is no title, no start of a sentence and no known name. */
function hasOtherGivenName({ first, forms }: Named, { text, words, index }: Pick<Linking, 'text' | 'words' | 'index'>): boolean {
  const before = words[first - 1];
  if (before === undefined || !/^\s+$/.test(text.slice(before.end, words[first]!.start))) return false;
  const given = forms.flatMap(({ entry }) => entry.names.map((name) => wordsIn(name)[0]!.key));
  if (given.some((key) => key.startsWith(before.key.slice(0, 3)) || lettersApart(key, before.key, 1) <= 1)) return false;
  if (index.givenNames.has(before.key)) return true;
  return (
    /^\p{Lu}\p{Ll}/u.test(before.text) &&
    !startsSentence(text, before.start) &&
    !TITLE.test(before.text) &&
    !index.byFirstWord.has(before.key)
  );
}

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?…»”"\n]\s*)[«“"]?$/u.test(text.slice(0, at));
}

/** A dateline's, too. */
function followsDash(text: string, at: number): boolean {
  return /[—–-]\s+[«“"]?$/u.test(text.slice(0, at));
}

/** `Francisco` and `Frank`: another form of the given name, by its first three letters. */
function isShortGiven(before: Word, { forms }: Named, text: string): boolean {
  const given = forms.flatMap(({ entry }) => entry.names.map((name) => wordsIn(name)[0]!.key));
  const adjacent = /^\p{Lu}/u.test(before.text) && /^\s$/u.test(text.slice(before.end, before.end + 1)) && before.key.length > 2;
  return adjacent && given.some((key) => key.startsWith(before.key.slice(0, 3)));
}

/** Those who were up, went up or came down near the report's day; on a flight that the report names, before others. */
function whoFlewNear(
  ids: readonly string[],
  record: RecordedMatter | undefined,
  reportDay: string | null,
  inFull: ReadonlySet<string>,
): readonly string[] {
  if (record === undefined) return [];
  const stays = record.stays.filter(({ person }) => ids.includes(person));
  const onFlight = stays.filter(({ up, down }) => inFull.has(up) || (down !== null && inFull.has(down)));
  if (onFlight.length > 0) return [...new Set(onFlight.map(({ person }) => person))];
  if (reportDay === null) return [];
  const day = Temporal.PlainDate.from(reportDay);
  const away = (at: string): number => day.until(Temporal.PlainDate.from(at.slice(0, 10)), { largestUnit: 'days' }).days;
  const near = stays.filter(({ launch, landing }) => away(launch) <= NEAR_DAYS && (landing === null || away(landing) >= -NEAR_DAYS));
  return [...new Set(near.map(({ person }) => person))];
}

/** Given and family name that nearly fit one person: `Марк Ванде Хай`, a slip of a letter. */
function closeSpellings(
  { text, words, index }: Linking,
  taken: (start: number, end: number) => boolean,
  passageAt: PassageAt,
): readonly Mention[] {
  const people = index.entries.filter(({ kind }) => kind === 'person').flatMap((entry) => latinNames(entry));
  const found: Mention[] = [];
  const families: { readonly id: string; readonly first: string; readonly count: number }[] = [];
  for (let i = 0; i + 1 < words.length; i++)
    for (const length of [3, 2]) {
      const run = words.slice(i, i + length);
      if (run.length < length || run.some(({ text: word }) => !/^\p{Lu}\p{Ll}/u.test(word)) || taken(run[0]!.start, run.at(-1)!.end))
        continue;
      if (!run.every(({ start }, j) => j === 0 || /^[\s-]{1,2}$/u.test(text.slice(run[j - 1]!.end, start)))) continue;
      const [given, ...rest] = run.map(({ key }) => key);
      const family = rest.join(' ');
      const allowed = family.length >= 8 ? 2 : 1;
      const ids = people
        .filter(
          (person) =>
            family.length >= 5 &&
            nominatives(given!, run[0]!).some((key) => lettersApart(key, person.given, 1) <= 1) &&
            nominatives(family, run.at(-1)!).some((key) => lettersApart(key, person.family, allowed) <= allowed),
        )
        .map(({ id }) => id);
      if (new Set(ids).size !== 1) continue;
      found.push({
        passage: passageAt(run[0]!.start, run.at(-1)!.end),
        kind: 'person',
        id: ids[0]!,
        candidates: [],
        how: 'spelling close to',
      });
      if (rest.length > 1) families.push({ id: ids[0]!, first: rest[0]!, count: rest.length });
      i += length - 1;
      break;
    }
  return [
    ...found,
    ...familiesAgain(
      families,
      words,
      (start, end) => taken(start, end) || found.some(({ passage }) => passage.start < end && start < passage.end),
      passageAt,
    ),
  ];
}

/** A family name of several words that was told by its given name stands for the same person later on. */
function familiesAgain(
  families: readonly { readonly id: string; readonly first: string; readonly count: number }[],
  words: readonly Word[],
  taken: (start: number, end: number) => boolean,
  passageAt: PassageAt,
): readonly Mention[] {
  return words
    .flatMap((word, i): readonly Mention[] => {
      const family = families.find(({ first }) => first === word.key);
      const last = words[i + (family?.count ?? 1) - 1];
      if (family === undefined || last === undefined || taken(word.start, last.end) || !/^\p{Lu}/u.test(last.text)) return [];
      return [{ passage: passageAt(word.start, last.end), kind: 'person', id: family.id, candidates: [], how: 'spelling close to' }];
    })
    .filter((mention, i, all) => all.findIndex((other) => other.passage.start === mention.passage.start) === i);
}

/** A key as it is and, for a Cyrillic word, without what may be the ending of a case. */
function nominatives(key: string, { text }: Word): readonly string[] {
  return /\p{Script=Cyrillic}/u.test(text) ? [key, key.replace(/(?:om|em|im|a|u|ia|iu|e|oi)$/u, '')] : [key];
}

function latinNames({ id, names }: NameEntry): readonly { readonly id: string; readonly given: string; readonly family: string }[] {
  return names
    .map((name) => wordsIn(name))
    .filter((words) => words.length > 1)
    .map(([given, ...rest]) => ({
      id,
      given: given!.key,
      family: rest
        .filter(({ text }) => text.length > 1 && !/(?:вич|вна)$/u.test(text))
        .map(({ key }) => key)
        .join(' '),
    }));
}

/** Mentions of some kinds within a part of the text. */
export function mentionsIn(mentions: readonly Mention[], start: number, end: number, ...kinds: readonly NameKind[]): readonly Mention[] {
  return mentions.filter(
    ({ kind, passage }) => passage.start >= start && passage.end <= end && (kinds.length === 0 || kinds.includes(kind)),
  );
}
