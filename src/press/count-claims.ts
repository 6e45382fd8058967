import { NUMBER_WORD, readNumber } from './calendar-words.ts';
import { CREW_NOUN, type Context, flightAt, peopleAt } from './claim-subjects.ts';
import type { Draft } from './claim-draft.ts';
import { wordPattern } from './passages.ts';

const AGE = wordPattern('(?<years>\\d{2})-year-old|(?<=,\\s)(?<years2>[2-8]\\d)(?=,)|(?<years3>\\d{2})-летн\\p{L}+');
const COUNTED =
  'cosmonauts|astronauts|crew ?members|crewmates|crew|people|spacewalks|orbits|flights|missions|helicopters|aircraft|miles|kilomet(?:er|re)s|космонавт\\p{L}+|астронавт\\p{L}+|членов экипажа|члена экипажа|человек\\p{L}*|выход\\p{L}+|виток\\p{L}*|витков|вертол[её]т\\p{L}*|километр\\p{L}*|км';
const COUNT = wordPattern(
  `(?<![-–]|(?:Expedition|Soyuz|Crew|экспедиции)\\s)(?<number>\\d[\\d,]*(?:\\.\\d+)?|${NUMBER_WORD})(?:\\s(?<adjective>[\\p{L}.-]+))?\\s(?<noun>${COUNTED})`,
);
const CREW_OF = wordPattern(
  `(?<noun>trio|quartet|тройка)|crew of (?<crew>\\d+|${NUMBER_WORD})|(?<number>three|four|two|трое|четверо)(?=\\s(?:landed|returned|emerged|launched|blasted|вернул\\p{L}+|приземлил\\p{L}+))`,
);

/** How many, and how old. */
export function findCounts(context: Context): readonly Draft[] {
  const { reading, sentenceStart, sentenceEnd } = context;
  const sentence = reading.text.slice(sentenceStart, sentenceEnd);
  const at = (match: RegExpExecArray): readonly [number, number] => [
    sentenceStart + match.index,
    sentenceStart + match.index + match[0].length,
  ];
  const ages = [...sentence.matchAll(AGE)].map((match): Draft => {
    const years = match.groups!['years'] ?? match.groups!['years2'] ?? match.groups!['years3']!;
    return {
      kind: 'count',
      subjects: peopleAt(at(match)[0], context).slice(-1),
      property: 'age',
      value: `${years} years`,
      number: Number(years),
      unit: 'year',
      valid: reading.reportDay === null ? null : { date: { from: reading.reportDay, to: reading.reportDay, precision: 'day' } },
      words: reading.passageAt(...at(match)),
    };
  });
  const counts = [...sentence.matchAll(COUNT)].flatMap((match) => {
    const number = readNumber(match.groups!['number']!);
    const noun = match.groups!['noun']!;
    // `a` and `one` of something is grammar more often than a count.
    return number === null || number < 2 ? [] : [counted(number, noun, at(match), context)];
  });
  const crews = [...sentence.matchAll(CREW_OF)].flatMap((match) => {
    const number = readNumber(match.groups!['noun'] ?? match.groups!['crew'] ?? match.groups!['number']!);
    return number === null ? [] : [counted(number, 'crew', at(match), context)];
  });
  return [...ages, ...counts, ...crews];
}

/** `two new cosmonauts`, `three more crew members`: people of another ship than the story's. */
const OTHERS = wordPattern('new|more|other|remaining|additional|further|нов\\p{L}+|друг\\p{L}+|ещ[её]', 'iu');

function counted(number: number, noun: string, place: readonly [number, number], context: Context): Draft {
  const crew = (CREW_NOUN.test(noun) || /crew|член/iu.test(noun)) && !OTHERS.test(context.reading.text.slice(...place));
  const flight = crew ? flightAt(place[0], context) : null;
  return {
    kind: 'count',
    subjects: flight === null ? [] : [flight],
    property: `number of ${noun.toLowerCase()}`,
    value: String(number),
    number,
    unit: noun.toLowerCase(),
    valid: null,
    words: context.reading.passageAt(...place),
  };
}
