/** Who says what, who took a picture, whom a report names and when it was written: forms met in real reports, in words of our own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PressReport } from '../../src/press/press-report.ts';
import { readAgainstRecord } from './real-record.ts';

interface Case {
  readonly text: string;
  readonly day?: string;
}

interface SpeakerCase extends Case {
  /** Of each piece of direct quotations in turn: an id of the record, else the name; null for nobody. */
  readonly said: readonly (string | null)[];
}

const speakersOf = (report: PressReport): readonly (string | null)[] =>
  report.quotes.filter(({ direct }) => direct).flatMap(({ pieces, speaker }) => pieces.map(() => speaker?.id ?? speaker?.name ?? null));

const SPEAKERS: Readonly<Record<string, SpeakerCase>> = {
  'a spokesman without a name, with all his words': {
    text: 'MOSCOW, Sept. 11, 2013 (RIA Novosti) — “The crew is in good spirits,” a mission control spokesman said.',
    said: ['a mission control spokesman'],
  },
  'a pronoun in a paragraph of its own': {
    text: 'МОСКВА, 9 декабря 2025 года — Космонавт Сергей Рыжиков поблагодарил спускаемый аппарат.\n\n«Спасибо тебе за дорогу», — написал он мелом.',
    said: ['ryzhikov-sergei'],
  },
  'a bare verb of calling': {
    text: 'BAIKONUR, March 25, 2014 — "All is nominal here, and we feel great," Alexander Skvortsov called.',
    said: ['skvortsov-aleksandr'],
  },

  'an apposition, and a pronoun after a sentence about somebody else': {
    text: 'BREMEN, Nov. 27, 2025 — "The port has to be kept clear," Jane Roe, ISS deputy program manager, said of the ship at a Sept. 12 briefing. Soyuz MS-27 brings Jonny Kim home. "We want a free neighbour," she said.',
    said: ['Jane Roe', 'Jane Roe'],
  },
  'passive with an agency, and an inverted verb of conceding': {
    text: 'MOSCOW, May 4, 2003 (AFP) — "There is nothing to worry about," the head of the Russian space agency, Ivan Petrenko, was quoted as saying by ITAR-TASS. "Everybody is fine." "It cost us some nerves," conceded Pavel Ivanenko, chief of the plant.',
    said: ['Ivan Petrenko', 'Ivan Petrenko', 'Pavel Ivanenko'],
  },
  'a verb of assuring': {
    text: 'HOUSTON — "He breathes without trouble," Chris Cassidy assured Mission Control.',
    day: '2013-07-16',
    said: ['cassidy-christopher'],
  },
  'a straight mark that a curly one closes': {
    text: 'HOUSTON — "He joked through all of it,” Jane Roe said. “He talked of home with warmth.”',
    day: '2016-12-23',
    said: ['Jane Roe', 'Jane Roe'],
  },
  'doubled backticks': {
    text: "MOSCOW, May 4, 2003 (AP) — ``It was a rough ride down,'' said Yuri Malenchenko. The doctors were content.",
    said: ['malenchenko-yuri'],
  },
  'the passive with an agency before the words': {
    text: 'MOSCOW, Oct. 12, 2018 (AFP) — Interfax quoted Ivan Petrenko as saying "the next ship will fly on its day." Nobody was hurt.',
    said: ['Ivan Petrenko'],
  },
  'was cited as saying': {
    text: 'BEIJING, Oct. 12, 2018 (Xinhua) — "We shall look into the matter at once," Petrenko was cited by RIA Novosti as saying.',
    said: ['Petrenko'],
  },
  'an agency quotes an official': {
    text: 'MOSCOW, Oct. 12, 2018 (AFP) — "The crew is in good hands," TASS quoted space official Ivan Petrenko as saying.',
    said: ['Ivan Petrenko'],
  },
  'an agency reports whose words they are': {
    text: 'MOSCOW, Oct. 12, 2018 (AP) — Ivan Petrenko, the head of the agency, described the three as "a merry team, close to one another," the Interfax news agency reported.',
    said: ['Ivan Petrenko'],
  },
  'an office with an agency before the name': {
    text: 'HOUSTON, Oct. 12, 2018 — "Touchdown is confirmed for the three of them," said NASA spokesman Rob Novak. "They are down," NASA Administrator Jane Roe said later.',
    said: ['Rob Novak', 'Jane Roe'],
  },
  'a commentator of a broadcaster': {
    text: 'HOUSTON, Oct. 12, 2018 — "The capsule is on the ground," said NASA commentator Rob Novak on the agency\'s broadcast. "It stands upright," he added, citing the search teams.',
    said: ['Rob Novak', 'Rob Novak'],
  },
  'a post signed with a name and a handle': {
    text: 'HOUSTON, Dec. 9, 2025\n\n"What a view we had from up here this morning!" - Jane Roe (@jane_roe)\n\nThe ship landed at noon.',
    said: ['Jane Roe'],
  },
  'a signature after a dash on a line of its own': {
    text: 'HOUSTON, Dec. 9, 2025 — The crew wrote home.\n\n“Nothing prepares you for the first night in orbit.”\n— Jane Roe, flight director\n\nThe ship landed at noon.',
    said: ['Jane Roe'],
  },
  'two who speak together': {
    text: 'HOUSTON, Dec. 9, 2025 — "We are happy to be home at last," Jane Roe and John Doe said in a joint statement.',
    said: ['Jane Roe and John Doe'],
  },
  'a speaker set off by a clause with who': {
    text: 'HOUSTON, Dec. 9, 2025 — "It went by in no time," Jane Roe, who spent four months aboard, told reporters. "I would go again," the 45-year-old engineer said.',
    said: ['Jane Roe', 'Jane Roe'],
  },
  'an office after the name, then the verb': {
    text: 'PARIS, Dec. 9, 2025 — "The arm did all that was asked of it," John Doe, head of robotics at the European Space Agency, explained.',
    said: ['John Doe'],
  },
  'a participle that adds words': {
    text: 'HOUSTON, Dec. 9, 2025 — Jane Roe thanked the teams, adding: "You never let us down, not once."',
    said: ['Jane Roe'],
  },
  'according to': {
    text: 'HOUSTON, Dec. 9, 2025 — The seal "shows no wear that we can see," according to Jane Roe, who leads the inspection.',
    said: ['Jane Roe'],
  },
  'a nickname or an initial in the name': {
    text: 'HOUSTON, Dec. 9, 2025 — "It fits like a glove at last," Col. Jane R. Roe said. "No more leaks for us," Roe said.',
    said: ['Jane R. Roe', 'Jane R. Roe'],
  },
  'a question asked, and whom it is asked of': {
    text: 'HOUSTON, Dec. 9, 2025 — "How do you feel about it all?" a reporter asked Jane Roe. "Better than I look," she replied.',
    said: ['a reporter', 'Jane Roe'],
  },
  'a statement of a company': {
    text: 'HOUSTON, Dec. 9, 2025 — "The parachutes opened as they should," Boeing said in a statement. "We thank our teams for it," the company added.',
    said: ['Boeing', 'Boeing'],
  },
  'a title between commas before the verb': {
    text: 'HOUSTON, Dec. 9, 2025 — NASA\'s associate administrator, Jane Roe, said: "We watch every sensor in that ship."',
    said: ['Jane Roe'],
  },
  'a verb of feeling after the words': {
    text: 'HOUSTON, Dec. 9, 2025 — "I dreamt of rain for months," Jane Roe confessed. "And of bread, believe it or not," John Doe laughed. "And of my dog," mused Ann Lee.',
    said: ['Jane Roe', 'John Doe', 'Ann Lee'],
  },
  'a question of whose words, unclear: nobody': {
    text: 'HOUSTON, Dec. 9, 2025 — Visitors paint messages on the door of the hall. One reads something. The best is about "all of the stars that we never counted" and more.',
    said: [null],
  },
  'a new paragraph with somebody new named in the third person keeps the speaker of the pronoun only for people': {
    text: 'HOUSTON, Dec. 9, 2025 — "The tanks are empty now," NASA said in a blog post.\n\nJane Roe floated out first.\n\n"It is good to be here again," she said.',
    said: ['NASA', 'Jane Roe'],
  },
  'whose somebody is, and his office after him': {
    text: 'HOUSTON, Dec. 9, 2025 — SpaceX\'s Jane Roe, the company\'s senior director, said the ship "did all that we wanted of it."',
    said: ['Jane Roe'],
  },
  'nested marks': {
    text: 'HOUSTON, Dec. 9, 2025 — “He kept asking, ‘Are we there yet?’ all the way down,” Jane Roe said.',
    said: ['Jane Roe'],
  },
  'nested double marks': {
    text: 'MOSCOW, Dec. 9, 2025 — "The crew of "Yutar" heard us all the time," Ivan Petrenko said.',
    said: ['Ivan Petrenko'],
  },
  'Russian: words, a comma, a dash, a verb of many kinds': {
    text: 'МОСКВА, 9 декабря 2025 - РИА Новости. «Мы ждали этого дня очень долго», - признался Иван Петренко. «Всё прошло по плану», - подытожил он. «Я бы полетел ещё раз», - поделился Пётр Сидоренко.',
    said: ['Иван Петренко', 'Иван Петренко', 'Пётр Сидоренко'],
  },
  'Russian: as was reported in a body': {
    text: 'МОСКВА, 9 декабря 2025 - РИА Новости. Как сообщили в Роскосмосе, «аппарат приземлился точно в заданном районе». Встреча прошла хорошо.',
    said: ['Roscosmos'],
  },
  'Russian: reported in a press service': {
    text: 'МОСКВА, 9 декабря 2025 - РИА Новости. «Корабль штатно отошёл от модуля утром», - рассказали в пресс-службе госкорпорации «Роскосмос».',
    said: ['Roscosmos'],
  },
  'Russian: it is said in a statement of a body': {
    text: 'МОСКВА, 9 декабря 2025 - РИА Новости. «Утром корабль отошёл от модуля и начал спуск», - говорится в сообщении Роскосмоса.',
    said: ['Roscosmos'],
  },
  'Russian: an office with an agency before the name': {
    text: 'МОСКВА, 9 декабря 2025 - РИА Новости. Глава "Роскосмоса" Иван Петренко написал в Telegram: "Самочувствие экипажа хорошее, все дома". "Спасибо за работу всем службам", - сказал он.',
    said: ['Иван Петренко', 'Иван Петренко'],
  },
  'Russian: a dash of a dialogue': {
    text: 'МОСКВА, 9 декабря 2025 - РИА Новости. Об этом рассказал глава «Роскосмоса» Иван Петренко:\n\n- На борту порядок, аппарат стоит вертикально! – написал Петренко.',
    said: ['Иван Петренко'],
  },
  'Russian: by the words of': {
    text: 'МОСКВА, 9 декабря 2025 - РИА Новости. По словам Ивана Петренко, «экипаж перенёс спуск без жалоб». Встреча прошла хорошо.',
    said: ['Ивана Петренко'],
  },
};

for (const [form, { text, day, said }] of Object.entries(SPEAKERS))
  test(`unit: who speaks: ${form}`, () => assert.deepEqual(speakersOf(readAgainstRecord(text, day)), said));

interface FrameCase extends Case {
  readonly own: string | null;
  readonly by: readonly string[];
}

const FRAMES: Readonly<Record<string, FrameCase>> = {
  'a day and a name on a line under the headline': {
    text: 'Three come home from the station\nSeptember 29, 2022 Jane Roe\n\nSoyuz MS-21 landed Thursday.',
    own: '2022-09-29',
    by: ['Jane Roe'],
  },
  'a name and a day': {
    text: 'Three come home from the station\nJane Roe, September 29, 2022\n\nSoyuz MS-21 landed Thursday.',
    own: '2022-09-29',
    by: ['Jane Roe'],
  },
  'a label in small letters': {
    text: 'By Agency,\n(c) Paper\npublished May 4, 2003\n\nSoyuz TMA-1 landed Sunday.',
    own: '2003-05-04',
    by: [],
  },
  'a label, a clock time and a year of two figures': {
    text: 'A change of command\nPosted at 7:40 PM EDT, 05/24/11\n\nHOUSTON — The station has a new commander since Sunday.',
    own: '2011-05-24',
    by: [],
  },
  'figures in either order, which a landing of the ship named settles': {
    text: 'Crew lands\n11/09/2014\n\nThe capsule of Soyuz TMA-12M came down on Thursday, the agency said.',
    own: '2014-09-11',
    by: [],
  },
  'figures in either order, which the weekday told settles': {
    text: 'Talks go on\n11/09/2014\n\nThe two sides met on Thursday, the ministry said.',
    own: '2014-09-11',
    by: [],
  },
  'figures in either order, which nothing settles': {
    text: 'Talks go on\n11/09/2014\n\nThe two sides met for an hour, the ministry said.',
    own: null,
    by: [],
  },
  'a year of two figures in either order stays open': {
    text: 'Talks go on\nPosted at 7:40 PM EDT, 05/04/11\n\nThe two sides met for an hour, the ministry said.',
    own: null,
    by: [],
  },
};

for (const [form, { text, own, by }] of Object.entries(FRAMES))
  test(`unit: a report's own day and author: ${form}`, () => {
    const { dateline, byline, headline } = readAgainstRecord(text);
    assert.deepEqual([dateline.date, byline?.people.map(({ name }) => name) ?? []], [own, by]);
    assert.doesNotMatch(headline?.words ?? '', /\d{4}|Posted/u);
  });

interface CaptionCase extends Case {
  /** Of each caption in turn, photographers and agencies. */
  readonly credits: readonly string[];
}

const STORY = 'HOUSTON, Dec. 9, 2025 — The station is 25 years old. Nobody had thought so.\n\nIt will fly on for some years.';
const CAPTIONS: Readonly<Record<string, CaptionCase>> = {
  'a credit below its line, one above it, an owner alone, and a bracket without a stop': {
    text: 'Home again\n\nA cosmonaut rests in a chair beside the capsule in the snow of Kazakhstan\nJane Roe, NASA/AFP\n\nJohn Doe/Pool Photo/AP\nA medic helps a cosmonaut out of the capsule at dawn.\n\nThree people on their way to the station, March 25, 2014.\n\nNASA\n\nA pilot speaks by telephone near the town (AP)\n\nHOUSTON, March 25, 2014 — The crew is home.',
    credits: ['Jane Roe, NASA, AFP', 'John Doe, AP', 'NASA', 'AP'],
  },
  'a name after the last stop above a story, and an owner after a stroke': {
    text: 'Home again\n\nRescuers stand around a capsule in the steppe on Tuesday. Jane Roe\n\nA capsule comes down on its parachute, September 4, 2023. /CFP\n\nALMATY, Kazakhstan, May 24, 2011 — The crew is home.',
    credits: ['Jane Roe', 'CFP'],
  },

  'in brackets, with thanks': {
    text: `Two decades aloft\n\nA woman unpacks a rack. (Photo courtesy of NASA)\n\nA man floats by. (NASA TV)\n\n${STORY}`,
    credits: ['NASA', 'NASA TV'],
  },
  'after a label': { text: `Two decades aloft\n\nA woman unpacks a rack. Credit: NASA/Jane Roe\n\n${STORY}`, credits: ['Jane Roe, NASA'] },
  'after the word image': { text: `Two decades aloft\n\nA woman unpacks a rack. Image: NASA TV\n\n${STORY}`, credits: ['NASA TV'] },
  'an agency that signs a story is no credit': { text: `Two decades aloft\n\n${STORY} All agree on that. (Xinhua)`, credits: [] },
  'an abbreviation in brackets is no credit': {
    text: `Two decades aloft\n\n${STORY}\n\nIt is run by the National Aeronautics and Space Administration (NASA)\n\nAnd by others too.`,
    credits: [],
  },
};

for (const [form, { text, credits }] of Object.entries(CAPTIONS))
  test(`unit: whose a picture is: ${form}`, () => {
    const parties = readAgainstRecord(text).captions.map(({ photographers, agencies }) => [...photographers, ...agencies]);
    assert.deepEqual(
      parties.map((all) => all.map(({ name }) => name).join(', ')),
      credits,
    );
  });

const NAMES: Readonly<Record<string, Case & { readonly named: readonly string[] }>> = {
  'a space centre with a name': { text: 'Frank Rubio will go on to the Johnson Space Center and to Johnson Hall.', named: ['rubio-frank'] },
  'rockets with figures': {
    text: 'MOSCOW, Nov. 27, 2025 — A Soyuz-2.1a rocket with the Soyuz MS-28 spacecraft flew. A Proton-M, a Falcon 9 and a Soyuz-FG stood by.',
    named: ['soyuz-ms-28'],
  },
  'everyday words that are family names too': {
    text: 'MOSCOW — "Everybody is safe, thank God," Ivan Petrenko said after Soyuz TMA-11 landed. It was Good news for all. We have Hope.',
    day: '2008-04-19',
    named: ['soyuz-tma-11'],
  },
  'the family name first': {
    text: 'На борту был Прокопьев Сергей Валерьевич, а ждал его Петелин Дмитрий.',
    named: ['prokopyev-sergei', 'petelin-dmitri'],
  },
  'short given names': {
    text: 'Suni Williams, Bob Hines, Mike Fincke, Bob Behnken, Tom Marshburn and Ed Lu met.',
    named: ['williams-sunita', 'hines-robert', 'fincke-michael', 'behnken-robert', 'marshburn-thomas', 'lu-edward'],
  },
};

for (const [form, { text, day, named }] of Object.entries(NAMES))
  test(`unit: who and what is named: ${form}`, () => {
    const { mentions } = readAgainstRecord(text, day);
    const found = mentions.filter(({ kind }) => kind === 'person' || kind === 'flight');
    assert.deepEqual(
      found.map(({ id, passage }) => id ?? passage.words),
      named,
    );
  });

test('unit: a stop between figures ends no sentence', () => {
  const [story] = readAgainstRecord('MOSCOW, Nov. 27, 2025 — A Soyuz-2.1a rocket lifted off at noon. It flew well.').paragraphs;
  assert.deepEqual(
    story?.sentences.map(({ words }) => words),
    ['A Soyuz-2.1a rocket lifted off at noon.', 'It flew well.'],
  );
});
