/** Kinds of faults that were seen in reports which were retold and labelled by somebody who had not seen the reader; sentences of our own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAgainstRecord } from './real-record.ts';

/** `words | speaker` of each quotation and of reported speech. */
const said = (text: string, day?: string): readonly string[] =>
  readAgainstRecord(text, day).quotes.map(
    ({ pieces, speaker }) => `${pieces.map(({ words }) => words).join(' … ')} | ${speaker?.name ?? '-'}`,
  );

const datesOf = (text: string, day?: string): readonly string[] =>
  readAgainstRecord(text, day).dates.map(({ passage, date }) => `${passage.words}: ${date?.at ?? date?.from ?? '-'}`);

test('regression: what a body says by "according to" is its own, not of those whom the sentence names', () => {
  assert.deepEqual(
    said(
      'According to the Russian space agency Roscosmos, the ship with cosmonauts Alexei Ovchinin and Ivan Vagner stood upright.',
      '2025-04-20',
    ),
    ['the ship with cosmonauts Alexei Ovchinin and Ivan Vagner stood upright | Roscosmos'],
  );
  // Of a person with an office the person speaks.
  assert.match(
    said('According to NASA Administrator Bill Nelson, the crew of the ship was in very good spirits that day.', '2023-09-27')[0]!,
    /\| Bill Nelson$/,
  );
});

test('regression: after "while", and of two things told with "and that", the words are those after the verb', () => {
  assert.deepEqual(
    said('Pettit will fly on to Houston, while Roscosmos said its two cosmonauts would leave for Star City.', '2025-04-20'),
    ['its two cosmonauts would leave for Star City | Roscosmos'],
  );
  assert.deepEqual(said('NASA said it was checking the crew after the landing and that all were well.', '2025-04-20'), [
    'it was checking the crew after the landing and that all were well | NASA',
  ]);
});

test('regression: words before сообщает are what is told, however long the source goes on, and mission control has its name in any case', () => {
  assert.deepEqual(
    said('Экипаж корабля «Союз МС-08» открыл люки, сообщает ТАСС со ссылкой на российский Центр управления полетами (ЦУП).', '2018-03-23'),
    ['Экипаж корабля «Союз МС-08» открыл люки | ТАСС'],
  );
  assert.match(
    said('В Центре управления полетами сообщили, что полет длился 142 суток и прошел по плану.', '2015-12-11')[0]!,
    /\| Центр управления полетами$/,
  );
});

test('regression: who told an agency something is the speaker and not the agency, and a pronoun after it is he', () => {
  const text =
    'МОСКВА, 18 окт - РИА Новости. Состояние членов "киноэкипажа" Юлии Пересильд и Клима Шипенко хорошее, заявил РИА Новости начальник управления Алексей Гришин.\n\n"Никаких сюрпризов они нам не преподнесли", - сказал он.';
  const { quotes } = readAgainstRecord(text, '2021-10-18');
  assert.equal(quotes.findLast(({ direct }) => direct)?.speaker?.name, 'Алексей Гришин');
});

test('regression: a career and the years in which people have lived aboard are no lengths of a stay', () => {
  const lengths = (text: string) =>
    readAgainstRecord(text, '2025-04-20')
      .claims.filter(({ kind }) => kind === 'duration')
      .map(({ value }) => value);
  assert.deepEqual(lengths('Pettit spent 220 days in space, of a 29-year career as an astronaut.'), ['220 days']);
  assert.deepEqual(lengths('For more than 20 years, humans have lived aboard the International Space Station.'), []);
});

test('regression: a report without a day has that of its pictures where a flight it names did something then, and not that of file pictures', () => {
  const story = 'MOSCOW (AP) — Two Russians and an American of the Soyuz MS-26 came down in Kazakhstan on Sunday.';
  const caption = 'The Soyuz MS-26 comes down near Zhezkazgan, Kazakhstan, Sunday, April 20, 2025. (Bill Ingalls/NASA via AP)';
  const { dateline, dates } = readAgainstRecord(`${story}\n\n${caption}`);
  assert.deepEqual([dateline.date, dateline.dateFrom], ['2025-04-20', 'caption']);
  assert.equal(dates.find(({ passage }) => passage.words === 'Sunday')?.date?.from, '2025-04-20');
  const old = 'FILE - The crew of the Soyuz MS-26 waves in Baikonur, Kazakhstan, April 18, 2025. (AP Photo)';
  assert.equal(readAgainstRecord(`${story}\n\n${old}`).dateline.date, null);
});

test('regression: days without a year, in a report without a day, have the year in which its flight did something on such a day', () => {
  assert.deepEqual(datesOf('Экипаж «Союза МС-08», состыковавшегося со станцией 23 марта, открыл люки. Старт был 21 марта в 20:44 мск.'), [
    '23 марта: 2018-03-23',
    '21 марта: 2018-03-21T17:44:00Z',
  ]);
});

test('regression: a time in a bracket that has its own weekday is not given to the day before the bracket', () => {
  assert.deepEqual(datesOf('The Soyuz went up at 1:57 a.m. Thursday (1957GMT Wednesday) into the dark.', '2014-05-29'), [
    'Thursday: 2014-05-29',
    'Wednesday: 2014-05-28T19:57:00Z',
  ]);
});

test('regression: verbs of what is to come, in Russian and in the present of plans, look ahead', () => {
  assert.deepEqual(datesOf('Новый экипаж пробудет на станции 195 суток и вернется 30 сентября.', '2022-03-19'), [
    '30 сентября: 2022-09-30',
  ]);
  assert.deepEqual(datesOf('В понедельник американец сдаст командование станцией россиянину.', '2026-01-11'), ['понедельник: 2026-01-12']);
  assert.deepEqual(datesOf('The three leave at 5:35 p.m. EDT Monday.', '2011-05-22'), ['Monday: 2011-05-23T21:35:00Z']);
  assert.deepEqual(datesOf('Они останутся на станции до конца февраля.', '2026-01-15'), ['февраля: 2026-02-01']);
  assert.deepEqual(datesOf('Корабль отстыковался в среду в 17:20 по времени восточного побережья США.', '2026-01-15'), [
    'среду: 2026-01-14T22:20:00Z',
  ]);
});

test('regression: a list goes on past the agency of one of its people', () => {
  const { claims } = readAgainstRecord(
    "NASA's Terry Virts, Samantha Cristoforetti of the European Space Agency and Russia's Anton Shkaplerov came back after 199 days in space.",
    '2015-06-11',
  );
  assert.deepEqual(
    claims
      .find(({ kind }) => kind === 'duration')
      ?.subjects.map(({ id }) => id)
      .toSorted(),
    ['cristoforetti-samantha', 'shkaplerov-anton', 'virts-terry'],
  );
});

test('regression: a credit below a paragraph that no stop ends makes it a caption, a label above does too, and a name may be in capitals', () => {
  const credits = (text: string) =>
    readAgainstRecord(text, '2026-01-11').captions.map(({ photographers, agencies }) =>
      [...photographers, ...agencies].map(({ name }) => name).join(', '),
    );
  assert.deepEqual(
    credits(
      'Экипаж вернется на Землю 15 января, сообщило агентство.\n\nCrew-11 перед полетом (июль 2025 года)\n\nФото: NASA\n\nВ экипаже четыре человека.',
    ),
    ['NASA'],
  );
  assert.deepEqual(
    credits(
      'The crew left its hotel on Sunday.\n\nImage: Soyuz\nReid Wiseman waves to his family at the farewell. KIRILL KUDRYAVTSEV / AFP\n\nThe launch is near.',
    ),
    ['KIRILL KUDRYAVTSEV, AFP'],
  );
  assert.deepEqual(credits('Экипаж сел в Казахстане\n\nАвтор фото: Джапаридзе Михаил/ТАСС\n\nКорабль сел в степи.'), [
    'Джапаридзе Михаил, ТАСС',
  ]);
});

test('regression: "It was launched" after a sentence of a ship is of that ship', () => {
  const { claims, relations } = readAgainstRecord(
    'The Crew-6 ship left the station on Sunday. It was launched from Florida on March 2.',
    '2023-09-04',
  );
  const launch = claims.find(({ property }) => property === 'launched');
  assert.deepEqual(
    launch?.subjects.map(({ id }) => id),
    ['crew-6'],
  );
  assert.deepEqual(
    relations.filter(({ kind }) => kind === 'contradicts'),
    [],
  );
});

test('regression: a day in a bracket with a clock of its own is not that of the times before the bracket', () => {
  assert.deepEqual(
    datesOf(
      'The hatch was shut on Sunday. The ship will undock at 5:26 p.m. EST and land at 8:53 p.m. (7:53 a.m. Monday local time).',
      '2012-11-18',
    ).slice(0, 2),
    ['Sunday: 2012-11-18', '5:26 p.m. EST: 2012-11-18T22:26:00Z'],
  );
});

test('regression: what goes on since a day, and the day of a relative clause, are no day of the event', () => {
  const landings = (text: string, day: string) =>
    readAgainstRecord(text, day)
      .claims.filter(({ property }) => property.endsWith('landed'))
      .map(({ valid }) => (valid !== null && 'date' in valid ? valid.date.from : null));
  assert.deepEqual(landings('The crew of Maxim Suraev, aboard since May, is due to return to Earth in November.', '2014-09-26'), [
    '2014-11-01',
  ]);
  assert.deepEqual(
    landings('Koichi Wakata touched down in Kazakhstan after turning over the post of commander, which he took up in March.', '2014-05-14'),
    [null],
  );
});

test('regression: a ship that docks is not the one in which the crew that it meets comes down', () => {
  const { claims } = readAgainstRecord(
    'A Soyuz ship docked on Wednesday with three new people. Mike Fossum, Satoshi Furukawa and Sergei Volkov return on November 22.',
    '2011-11-16',
  );
  const docked = claims.find(({ property }) => property === 'docked');
  assert.ok(docked === undefined || docked.subjects.every(({ id }) => id !== 'soyuz-tma-02m'));
});

test('regression: Russian participles, "he" after the verb, and a return that is set for a day', () => {
  const events = (text: string, day: string) =>
    readAgainstRecord(text, day)
      .claims.filter(({ kind, property }) => kind === 'event' || property.startsWith('planned'))
      .map(
        ({ property, subjects, valid }) => `${property} ${subjects[0]?.id} ${valid !== null && 'date' in valid ? valid.date.from : '-'}`,
      );
  assert.deepEqual(events('Экипаж корабля «Союз МС-08», состыковавшегося с МКС 23 марта, перешел на станцию.', '2018-03-24'), [
    'docked soyuz-ms-08 2018-03-23',
  ]);
  assert.deepEqual(
    events('Корабль миссии Crew-11 ушел к Земле. Отстыковался он в среду в 17:20 по времени восточного побережья США.', '2026-01-15'),
    ['undocked crew-11 2026-01-14'],
  );
  assert.deepEqual(
    events(
      'Им предстоит сменить Анатолия Иванишина и Кэтлин Рубинс, возвращение которых на Землю намечено на 29 октября.',
      '2016-10-21',
    )[0],
    'planned: landed soyuz-ms-01 2016-10-29',
  );
});

test('regression: what a sentence reports after its quotation, and what "об этом" reports of the sentence before', () => {
  assert.deepEqual(said('"Переходные люки открыты", - сообщил Дмитрий Рогозин и добавил, что экипаж уже на борту станции.', '2018-03-23'), [
    'Переходные люки открыты | Дмитрий Рогозин',
    'экипаж уже на борту станции | Дмитрий Рогозин',
  ]);
  assert.deepEqual(
    said('“We take the miles,” said commander Mike Hopkins. “Can we pass them on?” SpaceX replied that the crew should ask its shop.'),
    ['We take the miles, … Can we pass them on? | Mike Hopkins', 'the crew should ask its shop | SpaceX'],
  );
  assert.deepEqual(said('Посадку корабля подтвердили с борта самолета. Дмитрий Рогозин сообщил об этом в своем канале.', '2021-12-20'), [
    'Посадку корабля подтвердили с борта самолета. | Дмитрий Рогозин',
  ]);
});

test('regression: goodbyes, United States and an abbreviation that is no pronoun say nothing', () => {
  assert.deepEqual(said('The crew of three said a last goodbye to those who stay and shut the hatch of their ship behind them.'), []);
  assert.deepEqual(said('The laboratory is run by Russia and by the United States in a partnership of many years.'), []);
  const { mentions } = readAgainstRecord('She flew with Sunita Williams and came home in November of that year.', '2012-11-19');
  assert.ok(mentions.every(({ passage }) => passage.words !== 'She'));
});

test('regression: how long somebody led the station is no stay, and "he" is whom the sentence before begins with', () => {
  const { claims } = readAgainstRecord(
    'Koichi Wakata handed the post to Steven Swanson. He was skipper of the station for 66 days. He spent 188 days in space.',
    '2014-05-14',
  );
  assert.deepEqual(
    claims.filter(({ kind }) => kind === 'duration').map(({ property, subjects }) => `${property} ${subjects[0]?.id ?? '-'}`),
    ['duration -', 'time in space wakata-koichi'],
  );
});

test('regression: a time without a clock has that of the report, and says so; noon is a time; a half is counted', () => {
  const { dates, claims } = readAgainstRecord(
    'The hatch of Soyuz TMA-05M was shut at 2:15 p.m. EST. The ship undocks at 5:26 p.m. after four-and-a-half months in space.',
    '2012-11-18',
  );
  assert.deepEqual(
    dates.map(({ date }) => [date?.at, date?.clockAssumed]),
    [
      ['2012-11-18T19:15:00Z', undefined],
      ['2012-11-18T22:26:00Z', true],
    ],
  );
  assert.equal(claims.find(({ kind }) => kind === 'duration')?.number, 4.5 * 2_629_746);
  assert.deepEqual(datesOf('The craft launched on June 25 around noon IST.', '2025-06-27'), ['June 25: 2025-06-25T06:30:00Z']);
});

test('regression: "the two" and "both astronauts" are the two who were named together, and their words follow an opening phrase', () => {
  const named = 'NASA astronauts Butch Wilmore and Suni Williams came home in March.';
  for (const [sentence, words] of [
    ['At their first news conference, the two said they were surprised by the attention.', 'they were surprised by the attention'],
    ['Both astronauts said they would gladly fly the ship again.', 'they would gladly fly the ship again'],
    ['Both said that the ship is good and will fly again.', 'the ship is good and will fly again'],
  ])
    assert.deepEqual(said(`${named} ${sentence}`, '2025-03-31'), [`${words} | Butch Wilmore and Suni Williams`]);
});

/** What a report is told to contradict, in itself or in the record. */
const conflictsOf = (text: string, day?: string) =>
  readAgainstRecord(text, day).relations.filter(({ kind }) => kind === 'contradicts' || kind === 'off by a unit');

test('regression: lengths of different things that lie near one ship contradict nothing', () => {
  for (const [text, day] of [
    [
      'Марк Ванде Хай вернется на «Союзе МС-19». К посадке он наберет 355 суток — это рекорд США; прежний, 340 суток, был у Скотта Келли.',
      '2022-03-06',
    ],
    [
      'Crew-11 came home on Thursday. It was the first such case in the 25 years of life aboard. Fincke now has 549 days in all.',
      '2026-01-15',
    ],
    ['Christina Koch landed in Soyuz MS-13 after 328 days. She made a spacewalk with Jessica Meir. It took seven hours.', '2020-02-06'],
    [
      'Butch Wilmore and Suni Williams splashed down with Nick Hague and Aleksandr Gorbunov, ending a mission of more than nine months.',
      '2025-03-19',
    ],
    ['Антон Шкаплеров и Скотт Тингл сели в Казахстане. В полете они были 168 суток, а Шкаплеров за три полета — 532 суток.', '2018-06-03'],
  ])
    assert.deepEqual(conflictsOf(text!, day), [], text!);
});

test('regression: a time before a name ends a sentence, and a time after a colon is of what the colon tells', () => {
  assert.deepEqual(
    conflictsOf(
      'The capsule, Soyuz TMA-1, undocked at 2:43 a.m. Moscow time and touched down at 6:04 a.m. Ed Lu, who came last Monday, stays aboard.',
      '2003-05-04',
    ),
    [],
  );
  assert.deepEqual(
    conflictsOf('Накануне к МКС пристыковался «Союз МС-27»: старт был в 08:47 мск, стыковка прошла спустя три часа.', '2025-04-09'),
    [],
  );
});

test('regression: a landing of a Starliner is not that of the Dragon that the report names elsewhere', () => {
  const { claims } = readAgainstRecord(
    'The Starliner landed without its crew on Saturday. Its two astronauts will return in February in the Crew-9 Dragon.',
    '2024-09-07',
  );
  assert.deepEqual(
    claims.find(({ property }) => property === 'landed')?.subjects.map(({ id }) => id),
    ['boe-cft'],
  );
});

test('regression: days ahead in subordinate clauses, and what is counted from a launch that has been', () => {
  assert.deepEqual(datesOf('Three people hold the station until Crew-12 gets there in February.', '2026-01-15'), ['February: 2026-02-01']);
  assert.deepEqual(datesOf('They have been aboard for months and go home in October.', '2020-08-03'), ['October: 2020-10-01']);
  assert.deepEqual(datesOf('The freighter was to follow on Saturday.', '2018-11-16'), ['Saturday: 2018-11-17']);
  assert.deepEqual(datesOf('The trio joins those who came two days after their launch on October 19.', '2016-11-17'), [
    'October 19: 2016-10-19',
  ]);
  assert.deepEqual(datesOf('It is the first flight since the Oct. 11 abort.', '2018-11-16'), ['Oct. 11: 2018-10-11']);
});

test('regression: the day of a report behind a place and a full stop, with a weekday, or before an agency in brackets', () => {
  for (const [text, day] of [
    ['МОСКВА, 27 сентября 2023 г. Корабль «Союз МС-23» вернулся на Землю с тремя членами экипажа.', '2023-09-27'],
    ['Вашингтон, 2 марта 2016 г. (ИТАР-ТАСС). Скотт Келли вернулся на Землю.', '2016-03-02'],
    ['HOUSTON — Tuesday, May 13, 2025 — The crew of the station is well, the agency said.', '2025-05-13'],
  ])
    assert.equal(readAgainstRecord(text!).dateline.date, day);
});
