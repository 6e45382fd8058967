import { type PassageAt, wordPattern } from './passages.ts';
import { PRESS_AGENCY, pressAgency } from './press-agencies.ts';
import type { Channel, ChannelKind } from './press-report.ts';

interface Form {
  readonly kind: ChannelKind;
  readonly pattern: RegExp;
  /** The channel's own name; a form without one has the group `name`. */
  readonly name?: string;
}

const NETWORKS: readonly (readonly [name: string, words: string])[] = [
  ['Telegram', 'Telegram|Телеграм\\p{L}*|Телеграмм\\p{L}*'],
  ['Twitter', 'Twitter|Твиттер\\p{L}*|tweeted|tweets?|твит\\p{L}*'],
  ['Facebook', 'Facebook|Фейсбук\\p{L}*'],
  ['Instagram', 'Instagram'],
  ['YouTube', 'YouTube|Ютуб\\p{L}*'],
  ['VKontakte', 'VKontakte|VK|ВКонтакте'],
  ['LinkedIn', 'LinkedIn'],
  ['Threads', 'Threads'],
  ['Bluesky', 'Bluesky'],
  ['Weibo', 'Weibo'],
];
const NAME = '\\p{Lu}[\\p{L}\\d]*(?:[\\s-][\\p{Lu}\\d][\\p{L}\\d]*){0,3}';
const STATIONS =
  'Rossiya[\\s-]?(?:24|1|One)|Russia[\\s-]?(?:24|1)|Channel One|Первый канал|Россия[\\s-]?(?:24|1)|CNN|Fox News|MSNBC|CNBC|CBS News|NBC News|ABC News|NASA TV|NASA Television|Roscosmos TV|Телестудия Роскосмоса|Al Jazeera|Sky News|NTV|НТВ|RT|Zvezda TV|Звезда';

/** The most telling first: a sentence that names a network and a statement is on the network. */
const FORMS: readonly Form[] = [
  ...NETWORKS.map(([name, words]): Form => ({ kind: 'social network', name, pattern: wordPattern(words) })),
  { kind: 'social network', name: 'X', pattern: wordPattern('(?<=\\b(?:on|to|via)\\s)X(?=[\\s,.]|$)', 'gu') },
  { kind: 'television', pattern: wordPattern(`(?<name>${STATIONS})`, 'gu') },
  { kind: 'television', pattern: wordPattern(`(?<name>${NAME})\\s(?:television|TV|news channel|TV channel|network)`, 'gu') },
  { kind: 'television', pattern: wordPattern('телеканал\\p{L}*\\s«?(?<name>[\\p{L}\\d][\\p{L}\\d\\s-]*)»?', 'giu') },
  {
    kind: 'television',
    name: 'television',
    pattern: wordPattern('televised|in a (?:live )?broadcast|on television|по телевидению'),
  },
  {
    kind: 'television',
    name: 'state television',
    pattern: wordPattern('(?:russian\\s)?state(?:-run)?\\s(?:television|tv)|national television'),
  },
  {
    kind: 'radio',
    pattern: wordPattern(`(?<name>${NAME})\\s[Rr]adio|[Rr]adio\\s(?<name2>${NAME})|радио(?:станци\\p{L}+)?\\s«?(?<name3>${NAME})»?`, 'gu'),
  },
  {
    kind: 'news agency',
    pattern: wordPattern(
      `(?:told|interview (?:with|to)|quoted (?:as saying )?by|cited (?:as saying )?by|carried by|comments? to|spoke (?:to|with)|speaking (?:to|with)|asked\\s(?:[\\p{L}\\s]+\\s)?by|сообщил\\p{L}*|рассказал\\p{L}*|заявил\\p{L}*|агентств\\p{L}+|передаёт|передает|цитирует)\\s(?:the\\s|state news agency\\s|news agency\\s|Russian news agency\\s)*«?(?<name>${PRESS_AGENCY}|Интерфаксу)»?`,
    ),
  },
  {
    kind: 'letter',
    name: 'letter',
    pattern: wordPattern(
      '(?:in|by)\\s(?:a|an|his|her|its|their|the)\\s(?:[\\p{L}-]+\\s)?letters?|letters? (?:from|to|signed by)|в письме|письмом',
    ),
  },
  {
    kind: 'news conference',
    name: 'news conference',
    pattern: wordPattern('(?:news|press|media)\\s(?:conference|briefing)s?|briefing|пресс-конференци\\p{L}+|брифинг\\p{L}*'),
  },
  {
    kind: 'interview',
    pattern: wordPattern(
      `interview\\s(?:with|to|on|for)\\s(?:the\\s)?(?<name>${NAME})|интервью\\s(?:газете|изданию|журналу|агентству)?\\s?«?(?<name2>${NAME})»?`,
      'gu',
    ),
  },
  { kind: 'interview', name: 'interview', pattern: wordPattern('interview|интервью') },
  {
    kind: 'newspaper',
    pattern: wordPattern(
      `(?:told|in|to)\\s(?:the\\s)?(?<name>${NAME})\\s(?:newspaper|daily|magazine)|газет\\p{L}+\\s«(?<name2>[^»]+)»`,
      'gu',
    ),
  },
  {
    kind: 'statement',
    name: 'statement',
    pattern: wordPattern(
      '(?:written |emailed |joint )?(?:statement|news release|press release|blog post|e-?mail|update)|пресс-служб\\p{L}+|сообщени[ие]|заявлени[ие]|пресс-релиз\\p{L}*|на сайте',
    ),
  },
  { kind: 'reporters', name: 'reporters', pattern: wordPattern('reporters|journalists|журналист\\p{L}+') },
  { kind: 'social network', name: 'social media', pattern: wordPattern('social media|соцсет\\p{L}+|социальных сетях') },
  { kind: 'other', name: 'radio from space', pattern: wordPattern('radioed') },
  { kind: 'other', name: 'hearing', pattern: wordPattern('hearing|town hall|слушаниях') },
  {
    kind: 'other',
    name: 'meeting',
    pattern: wordPattern(
      '(?:at|during|in)\\s(?:a|the)\\s(?:[\\p{L}-]+\\s)?(?:meeting|conference|forum|ceremony|speech)|на (?:встрече|заседании|совещании|форуме|конференции)',
    ),
  },
];

/** They have names in credit lines as agencies do, and are nobody's newspaper. */
const SPACE_AGENCY = /^(?:NASA|ESA|Roscosmos|Роскосмос)$/iu;
const BROADCASTER = /^(?:BBC|CNN)$/u;

/** By which way the words came out, from the sentence that attributes them with the quotations blanked. */
export function findChannel(sentence: string, start: number, passageAt: PassageAt): Channel | null {
  for (const { kind, name, pattern } of FORMS)
    for (const match of sentence.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const named = name ?? groups['name'] ?? groups['name2'] ?? groups['name3'];
      if (
        named === undefined ||
        (kind === 'news agency' && SPACE_AGENCY.test(named)) ||
        /^(?:The|A|In|On|At|Russian|His|Her)$/u.test(named)
      )
        continue;
      return {
        kind: BROADCASTER.test(named) ? 'television' : kind,
        name: pressAgency(named) ?? named.trim(),
        passage: passageAt(start + match.index, start + match.index + match[0].length),
      };
    }
  return null;
}
