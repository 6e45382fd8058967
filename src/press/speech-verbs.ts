import { wordPattern } from './passages.ts';

/** Finite verbs that put words in somebody's mouth. */
const ENGLISH = [
  "(?:said|says)(?!\\s(?:\\p{L}+[’']?s?\\s){0,3}(?:good-?byes?|farewells?|prayers?|hello|thanks)(?!\\p{L}))|told|tells|wrote|writes|tweeted|posted|blogged|e-?mailed|texted|messaged|radioed|reads|added|adds|stated|(?<!United\\s)states",
  'announced|announces|declared|declares|reiterated|insisted|insists|warned|warns|cautioned|noted|notes|explained|explains|argued|argues|contended',
  'confirmed|confirms|reported|reports|replied|replies|responded|responds|answered|retorted|countered|acknowledged|claimed|claims|stressed|emphasi[sz]ed',
  'underlined|underscored|commented|remarked|asked|asks|inquired|wondered|vowed|promised|pledged|assured|reassured|suggested|proposed|recalled|recalls',
  'remembered|reminisced|reflected|recounted|related|continued|continues|concluded|concludes|summed up|joked|jokes|quipped|teased|laughed|mused|admitted|admits',
  'conceded|confessed|confided|denied|threatened|described|describes|agreed|agrees|complained|lamented|observed|observes|urged|repeated|maintained|maintains',
  'exclaimed|shouted|cried|yelled|called out|chimed in|pointed out|went on|marvell?ed|enthused|gushed|raved|predicted|speculated|estimated|revealed|disclosed|indicated|indicates',
  '(?:was|were)\\s(?:shown|heard|seen)\\s(?:telling|saying|asking)',
  'called(?=[.,;]|\\sfrom\\s)|testified|elaborated|clarified|opined|echoed|signed off|hinted|boasted|apologi[sz]ed|ventured|volunteered',
  '(?<=\\b(?:had|has|have)\\s)written',
  // The passive names the speaker before it, and after it whoever carried the words.
  '(?:was|were|is|are|has been|have been)\\s(?:quoted|cited|reported)(?:\\sby\\s[^,.;]{2,40}?)?\\sas\\s(?:saying|telling)',
].join('|');
const RUSSIAN = [
  '(?:сказал|заявил|сообщил|отметил|подчеркнул|написал|рассказал|добавил|пояснил|объяснил|уточнил|напомнил|объявил|признал|предупредил|ответил|подтвердил|указал|процитировал|высказал|опубликовал|заверил|считал|резюмировал|продолжил|заметил|подытожил|пошутил|воскликнул|посетовал|прокомментировал|констатировал|доложил|пообещал|опроверг|опровергл|допустил|призвал|вспомнил|спросил|проинформировал|заключил|выразил|поздравил|поблагодарил|предположил|возразил|поведал|оценил|разъяснил|обещал)(?:а|о|и)?',
  '(?:признал|поделил|обратил|высказал)(?:ся|ась|ись)',
  'говорит|говорят|говорится|говорилось|считает|считают|сообщает|сообщают|сообщается|пишет|пишут|отмечает|отмечают|отмечается|добавляет|добавляют|переда[её]т|передают|цитирует|цитируют|подч[её]ркивает|подч[её]ркивают|поясняет|поясняют|рассказывает|рассказывают|уточняет|уточняют|уточняется|заявляет|заявляют|утверждает|утверждают|признаётся|признается|напоминает|напоминают|вспоминает|уверен|уверена|убежд[её]н|убеждена|приводит слова|приводятся слова',
].join('|');

export const SPEECH_VERB = wordPattern(`${ENGLISH}|${RUSSIAN}`);
/** For a yes or no: a global pattern remembers where it stopped. */
export const SAYS = wordPattern(`${ENGLISH}|${RUSSIAN}`, 'iu');
/** Verbs that report without `that`; others then only say that somebody did something. */
export const REPORTS_ALONE =
  /^(?:said|says|told|tells|wrote|writes|tweeted|added|adds|reported|announced|(?:was|were|is|are|has been|have been)\s|saying|adding|noting|stating|warning|explaining|stressing|сказал|заявил|сообщил|сообщает|сообщают|рассказал|отметил|добавил|написал|уточнил|пояснил|объяснил|переда[её]т|пишет)/iu;
/** `N put the plan in doubt, saying the station would …`: who did something and said something, in one. */
export const SAYING = /(?<=,\s)(?:saying|adding|noting|stating|warning|explaining|stressing)(?=\s(?!\p{L}+ly\s|good-?bye|farewell))/gu;
export const ACCORDING_TO = wordPattern(
  'according to|in the words of|по словам|по (?:его|её|ее|их) словам|как следует из|по данным|по мнению|по информации',
);
/** Participles right before words that are somebody's: `thanked the teams, adding: “…”`. */
export const LEADS_IN =
  /(?<![\p{L}])(?<!\bas\s)(saying|stating|commenting|observing|adding|noting|writing|explaining|joking|stressing|telling (?:\S+\s){0,2}\S+|asking|remarking|declaring|warning|tweeting|posting|radioing|calling (?:it|them|him|her|the \p{L}+(?: \p{L}+)?)|describing (?:it|them|him|her|the \p{L}+(?: \p{L}+)?) as|добавив|отметив|заявив|сказав|подчеркнув|пояснив|написав|уточнив|назвав \S+)[,:]?\s*(?:that\s|что\s)?(?:an?\s|the\s)?$/iu;
/** `TASS quoted N as saying`: whose words they are stands between. */
export const QUOTED_AS_SAYING =
  /(?<![\p{L}])(?:quoted|quotes|cited|cites|quoting|citing)\s(?<whom>(?!as\s|by\s)[^.;:“”"«»]{3,140}?)\sas\s(?:saying|telling|having said)|(?<![\p{L}])(?:приводит|приводят|цитирует)\s[^.;:«»"]{0,60}?слова\s[^.;:«»"]{3,90}/giu;
/** Somebody who has an office, a trade or an age and stands for whoever spoke before: `the 45-year-old engineer`. */
export const ONE_WITH_A_TRADE =
  '(?:(?:[\\p{L}.]+[\\s-]){0,2}|\\d{2}[\\s-]year[\\s-]old\\s(?:[\\p{L}.-]+\\s){0,2})(?:\\d{2}[\\s-]year[\\s-]old|astronaut|cosmonaut|commander|engineer|pilot|doctor|physician|veteran|rookie|scientist|manager|official|chief|director|head|president|minister|administrator|spokes(?:man|woman|person)|native|father|mother|man|woman|billionaire|entrepreneur|officer|colonel|captain|leader|analyst|expert|historian|professor|researcher|spacefarer|spacewoman|spaceman|spacewalker|tourist|millionaire|businessman|boss)';
/** People and bodies without a name. */
export const UNNAMED_SPEAKER = wordPattern(
  "(?:a|an|the|one|another)\\s(?:[\\p{L}.’'-]+\\s){2,3}?(?:spokesman|spokeswoman|spokesperson|official|source|commentator|expert)|(?:a|an|the|one|another|two|several|some|senior|russian|u\\.s\\.|american|his|her|its|их|его)?\\s?(?:[\\p{L}.]+\\s)?(?:news agency|press service|press office|spokesman|spokeswoman|spokesperson|officials?|agency|company|corporation|ministry|statement|sources?|experts?|source|head|chief|director|minister|astronauts?|cosmonauts?|crew|flight controllers?|commentator|announcer)|the\\s(?:two|pair|duo)|both|(?:источник|пресс-служб[аеы]|госкорпораци[ия]|агентств[оа]|ведомств[оа]|сообщении|космонавт|астронавт|глава|руководитель|представитель|собеседник|министр)",
);
export const PRONOUN = wordPattern('he|she|they|it|он|она|они');
