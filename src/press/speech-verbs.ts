import { wordPattern } from './passages.ts';

/** Finite verbs that put words in somebody's mouth. */
const ENGLISH =
  'said|says|told|tells|wrote|writes|tweeted|posted|added|adds|stated|announced|declared|reiterated|insisted|warned|noted|explained|argued|confirmed|reported|replied|responded|acknowledged|claimed|stressed|emphasi[sz]ed|commented|remarked|asked|vowed|promised|suggested|recalled|continued|concluded|joked|quipped|admitted|denied|threatened|pledged|described|radioed|agreed|complained|observed|urged|repeated|maintained|recounted|reads|(?<=\\b(?:had|has|have)\\s)written';
const RUSSIAN =
  '(?:сказал|заявил|сообщил|отметил|подчеркнул|написал|рассказал|добавил|пояснил|объяснил|уточнил|напомнил|объявил|признал|предупредил|ответил|подтвердил|указал|процитировал|высказал|опубликовал|заверил|считал|резюмировал|продолжил)(?:а|о|и)?|говорит|говорится|считает|сообщает|сообщают|пишет|отмечает|отмечается|добавляет|передаёт|передает|цитирует|подчёркивает|подчеркивает';

export const SPEECH_VERB = wordPattern(`${ENGLISH}|${RUSSIAN}`);
/** For a yes or no: a global pattern remembers where it stopped. */
export const SAYS = wordPattern(`${ENGLISH}|${RUSSIAN}`, 'iu');
/** Verbs that report without `that`; others then only say that somebody did something. */
export const REPORTS_ALONE =
  /^(?:said|says|told|tells|wrote|writes|tweeted|added|adds|reported|announced|сказал|заявил|сообщил|сообщает|сообщают|рассказал|отметил|добавил|написал|уточнил|пояснил|объяснил|переда[её]т|пишет)/iu;
export const ACCORDING_TO = wordPattern(
  'according to|in the words of|по словам|по (?:его|её|ее|их) словам|как следует из|по данным|по мнению|по информации',
);
/** People and bodies without a name. */
export const UNNAMED_SPEAKER = wordPattern(
  '(?:a|an|the|one|another|two|several|some|senior|russian|u\\.s\\.|american|his|her|its|их|его)?\\s?(?:[\\p{L}.]+\\s)?(?:press service|press office|spokesman|spokeswoman|spokesperson|officials?|agency|company|corporation|ministry|statement|sources?|experts?|source|head|chief|director|minister|astronauts?|cosmonauts?|crew|flight controllers?|commentator|announcer)|(?:источник|пресс-служб[аеы]|госкорпораци[ия]|агентств[оа]|ведомств[оа]|сообщении|космонавт|астронавт|глава|руководитель|представитель|собеседник|министр)',
);
export const PRONOUN = wordPattern('he|she|they|it|он|она|они');
