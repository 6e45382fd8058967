import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { MONTH, WEEKDAY } from './calendar-words.ts';
import { trimmed } from './passages.ts';
import { SPEECH_VERB } from './speech-verbs.ts';

/** wink-nlp finds the ends of sentences; only that part of it is loaded. */
const nlp = winkNLP(model, ['sbd']);

/** What its English model takes for the end of a sentence and is not: initials, and Russian abbreviations. */
const NOT_AN_END =
  /(?:^|[\s«"“(])(?:\p{Lu}|г|гг|им|ул|д|т|тыс|млн|млрд|руб|км|см|др|пр|проф|акад|ред|рис|стр|incl|approx|Lt|Col|Gen|Sgt|Capt|Cmdr|Adm|Rep|Sen|Gov|No|Nos)\.$/u;
/** `in a post on X.`: a network and no initial. */
const NETWORK_X = /(?:соцсет\p{L}+|сети|platform|network|site|posted? on|post on)\s[«“"]?X[»”"]?\.$/iu;
/** `“Ready!” N radioed.`: a cry ends no sentence that goes on to say whose it is. */
const ENDS_IN_CRY = /[!?]['"”»’]$/u;
const IS_ATTRIBUTION = new RegExp(`^(?:[\\p{Lu}][\\p{L}.’'-]+\\s|he\\s|she\\s|they\\s){0,3}${SPEECH_VERB.source}`, 'iu');
/** `A Soyuz-2.1a rocket`: a stop between figures, with no blank after it, ends nothing. */
const INSIDE_A_NUMBER = /\d\.$/u;
const GOES_ON = /^[\p{Ll}—–-]/u;

/** The sentences of a paragraph, as places in the text. A stop inside a quotation that the sentence goes on after is none. */
export function sentencesIn(text: string, start: number, end: number): readonly (readonly [start: number, end: number])[] {
  const body = text.slice(start, end);
  const found: [number, number][] = [];
  let cursor = 0;
  for (const words of nlp.readDoc(body).sentences().out() as unknown as readonly string[]) {
    const at = body.indexOf(words, cursor);
    // wink-nlp keeps every character of a sentence; were one changed, the rest of the paragraph stays one sentence.
    if (at < 0) break;
    const last = found.at(-1);
    const before = last === undefined ? '' : body.slice(last[0], last[1]);
    const glued = last !== undefined && at === last[1] && /^[\p{L}\d]/u.test(words) && INSIDE_A_NUMBER.test(before);
    if (
      last !== undefined &&
      (glued ||
        (NOT_AN_END.test(before) && !NETWORK_X.test(before)) ||
        GOES_ON.test(words) ||
        (ENDS_IN_CRY.test(before) && IS_ATTRIBUTION.test(words)))
    )
      last[1] = at + words.length;
    else found.push([at, at + words.length]);
    cursor = at + words.length;
  }
  if (found.length === 0) found.push([0, body.length]);
  else if (body.slice(cursor).trim() !== '') found.push([cursor, body.length]);
  return found
    .flatMap(([from, to]) => partedAtTimes(body, from, to))
    .map(([from, to]) => trimmed(text, start + from, start + to))
    .filter(([from, to]) => to > from);
}

/** `touched down at 6:04 a.m. Ed Lu …`: after a time a capital begins a sentence, unless it begins a clock, a day or a month. */
const AFTER_TIME = new RegExp(
  `\\d\\s?[ap]\\.m\\.\\s+(?=\\p{Lu}\\p{Ll})(?!(?:${WEEKDAY}|${MONTH}|Eastern|Central|Mountain|Pacific|Greenwich|Universal|Coordinated|Local|European|British|[\\p{L}.]+(?:\\s\\p{Lu}\\p{L}+)?\\s(?:time|Time))(?!\\p{L}))`,
  'gu',
);

function partedAtTimes(body: string, start: number, end: number): readonly [number, number][] {
  const cuts = [...body.slice(start, end).matchAll(AFTER_TIME)].map(({ index, 0: words }) => start + index + words.length);
  return [start, ...cuts].map((from, i): [number, number] => [from, cuts[i] ?? end]);
}
