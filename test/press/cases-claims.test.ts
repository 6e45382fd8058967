/** What is held against the record, and what is not: lengths that are no stay of the crew, numbers that count others, times rounded to the minute. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAgainstRecord } from './real-record.ts';

const against = (text: string, day?: string) =>
  readAgainstRecord(text, day).relations.filter(({ kind }) => kind === 'contradicts' || kind === 'off by a unit');
const claimsOf = (text: string, day?: string) =>
  readAgainstRecord(text, day).claims.map(({ kind, property, value, number }) => ({ kind, property, value, number }));

test('unit: a career, a partnership, a reading time and a difference are no stay, and contradict nothing', () => {
  for (const [day, text] of [
    [
      '2022-09-29',
      'Oleg Artemyev landed in Soyuz MS-21 on Thursday after 195 days in space. He has logged 561 days in space on his three flights.',
    ],
    ['2018-12-20', 'The partners of the station marked 20 years of collaboration. Soyuz MS-09 landed on Thursday.'],
    ['2018-12-20', 'Two decades and 20 years of cooperation lie behind the partners. Soyuz MS-09 landed on Thursday.'],
    [
      '2010-03-18',
      'Crew home from the station\nBy Jane Roe\n2 min read\n\nHOUSTON — Soyuz TMA-16 landed Thursday after a 4-minute and 16-second engine burn.',
    ],
    ['2023-09-27', 'Frank Rubio, who landed in Soyuz MS-23 on Wednesday, stayed in space two weeks longer than Mark Vande Hei had.'],
    ['2023-09-27', 'Frank Rubio landed in Soyuz MS-23 on Wednesday, his flight 15 days longer than the record before.'],
  ] as const)
    assert.deepEqual(against(text, day), [], text);
});

test('unit: a blank between thousands joins a number', () => {
  const told = claimsOf('МОСКВА — По завершении экспедиции суммарный налет Олега Кононенко составит 1 110 суток.', '2024-02-05');
  assert.deepEqual(
    told.filter(({ kind }) => kind === 'duration').map(({ number }) => number),
    [1110 * 86_400],
  );
});

test('unit: the number of an expedition counts nobody, and other numbers than the crew’s are of others', () => {
  const ridden = 'The Expedition 50 crew members rode home in Soyuz MS-02, which landed on Monday.';
  assert.deepEqual(
    claimsOf(ridden, '2017-04-10').filter(({ kind }) => kind === 'count'),
    [],
  );
  for (const [day, text] of [
    ['2015-09-12', 'ZHEZKAZGAN — Soyuz TMA-16M landed on Saturday. Six crew members remain on the station.'],
    ['2021-05-02', 'HOUSTON — The Crew-1 capsule brought back four astronauts: three NASA astronauts and one from Japan.'],
  ] as const)
    assert.deepEqual(against(text, day), [], text);
});

test('unit: a time that is told to the minute agrees cut or rounded', () => {
  assert.deepEqual(against('BAIKONUR — Soyuz TMA-17M lifted off at 21:03 GMT on July 22, 2015.', '2015-07-23'), []);
  assert.deepEqual(against('BAIKONUR — Soyuz TMA-17M lifted off at 21:02 GMT on July 22, 2015.', '2015-07-23'), []);
  assert.equal(against('BAIKONUR — Soyuz TMA-17M lifted off at 21:12 GMT on July 22, 2015.', '2015-07-23').length, 1);
});

const datesOf = (text: string, day?: string) =>
  readAgainstRecord(text, day).dates.map(
    ({ date, problem }) => problem?.key ?? date?.at ?? date?.from.slice(0, date.precision === 'month' ? 7 : 10) ?? null,
  );
/** Events with the day or moment, and who: `launched 2024-03-23 soyuz-ms-25`. */
const eventsOf = (text: string, day?: string) =>
  readAgainstRecord(text, day)
    .claims.filter(({ kind }) => kind === 'event')
    .map(({ property, valid, subjects }) => [property, valid?.date?.at ?? valid?.date?.from ?? null, ...subjects.map(({ id }) => id)]);

test('unit: a day without a year is the last before the report where the words look back, and the next where they look ahead', () => {
  for (const [day, text, dates] of [
    ['2022-09-29', 'They had come to the outpost in the same Soyuz MS-21; it had arrived March 18.', ['2022-03-18']],
    ['2022-03-30', 'The spare ship was launched December 20 and flew empty.', ['2021-12-20']],
    ['2012-11-19', 'Three more people are awaited, who arrive in December on Soyuz TMA-07M.', ['2012-12']],
    ['2022-09-29', 'NASA pushed the launch back to Oct. 5.', ['2022-10-05']],
    ['2022-09-29', 'The ship is to be launched on January 9.', ['2023-01-09']],
    ['2022-03-30', 'Корабль стартовал 5 октября, экипаж вернулся.', ['2021-10-05']],
  ] as const)
    assert.deepEqual(datesOf(text, day), dates, text);
});

test('unit: a day that no calendar has is said, and is not read as its month', () => {
  for (const text of ['31 сентября 2024 года', '30 февраля', 'September 31, 2024', '31.09.2024', '2024-02-30'])
    assert.deepEqual(datesOf(`МОСКВА. Корабль отстыковался ${text}, сообщили в агентстве.`, '2024-10-01'), ['press.no-such-day'], text);
  assert.deepEqual(datesOf('In March 40 people came to the launch.', '2024-10-01'), ['2024-03'], 'a count is no day');
});

test('unit: a time of day has the day that stands by it, by whichever of two clocks', () => {
  for (const [day, text, dates] of [
    ['2020-10-22', 'The capsule of Soyuz MS-16 touched down at 10:54 p.m. EDT (8:54 a.m. Thursday local time).', ['2020-10-22T02:54:00Z']],
    ['2020-10-22', 'The capsule of Soyuz MS-16 touched down at 10:54 p.m. EDT Wednesday (0254 GMT Thursday).', ['2020-10-22T02:54:00Z', '2020-10-22T02:54:00Z']],
    ['2022-03-30', 'Soyuz MS-19 undocked at 0721 GMT on Wednesday and landed at 1128 GMT.', ['2022-03-30T07:21:00Z', '2022-03-30T11:28:00Z']],
    ['2023-08-27', 'Crew-7 docked at 6:46 p.m. IST (1316 GMT) on Sunday.', ['2023-08-27T13:16:00Z']],
    ['2023-08-27', 'Crew-7 docked on Sunday at 10:16 p.m. Japan time.', ['2023-08-27T13:16:00Z']],
    ['2022-03-30', 'Посадка состоялась в среду в 14 часов 28 минут по московскому времени.', ['2022-03-30T11:28:00Z']],
  ] as const)
    assert.deepEqual(datesOf(text, day), dates, text);
}); // prettier-ignore

test('unit: a time without a day has that of what it tells: no caption’s, no plan’s, and else the report’s own', () => {
  for (const [day, text, last] of [
    ['2017-04-10', 'The three are pictured beside Soyuz MS-02 on Sept. 9, 2016.\n\nSoyuz MS-02 undocked at 3:57 a.m. EDT.', '2017-04-10T07:57:00Z'],
    ['2022-09-29', 'The Soyuz MS-21 capsule undocked from the station at 3:34 a.m. EDT.', '2022-09-29T07:34:00Z'],
    ['2024-03-23', 'BAIKONUR — Soyuz MS-25 lifted off on Saturday. They are to arrive on Monday. Liftoff came at 8:36 a.m. EDT.', '2024-03-23T12:36:00Z'],
  ] as const) {
    assert.equal(datesOf(text, day).at(-1), last, text);
    assert.deepEqual(against(text, day), [], text);
  }
}); // prettier-ignore

test('unit: each verb has its own day and its own ship', () => {
  for (const [day, text, events] of [
    ['2003-05-04', 'MOSCOW — The three, who blasted off from the station on Soyuz TMA-1 earlier Sunday, landed at around 6 a.m. Moscow time (0200 GMT).',
      [['landed', '2003-05-04T02:00:00Z', 'soyuz-tma-1'], ['undocked', '2003-05-04', 'soyuz-tma-1']]],
    ['2020-10-22', 'A week after two new cosmonauts arrived at the station, the Soyuz MS-16 crew undocked and returned to Earth Wednesday.',
      [['undocked', '2020-10-21', 'soyuz-ms-16'], ['landed', '2020-10-21', 'soyuz-ms-16']]],
    ['2022-09-29', 'Soyuz crew undocks from station for return to Earth\n\nHOUSTON — Soyuz MS-21 left the station at 3:34 a.m. EDT on Thursday.',
      [['undocked', null, 'soyuz-ms-21'], ['undocked', '2022-09-29T07:34:00Z', 'soyuz-ms-21']]],
    ['2022-05-06', 'SpaceX brought Raja Chari, Kayla Barron and Matthias Maurer home with a splashdown off Florida on Friday.',
      [['landed', '2022-05-06', 'crew-3', 'chari-raja', 'barron-kayla', 'maurer-matthias']]],
    ['2024-03-23', 'BAIKONUR — Soyuz MS-25 lifted off this morning, two days late.', [['launched', '2024-03-23', 'soyuz-ms-25']]],
    ['2024-03-21', 'BAIKONUR — The launch of Soyuz MS-25 was called off on Thursday. Soyuz MS-25 has not launched.', []],
    ['2024-03-21', 'БАЙКОНУР — Корабль «Союз МС-25» не стартовал.', []],
    ['2020-10-29', 'William Shepherd, Yuri Gidzenko and Sergei Krikalev came first. The trio launched from Baikonur on Oct. 31, 2000.',
      [['launched', '2000-10-31', 'soyuz-tm-31', 'shepherd-william', 'gidzenko-yuri', 'krikalev-sergei']]],
    ['2022-03-31', 'After Soyuz MS-19 landed on Wednesday, Mark Vande Hei flew to Karaganda and landed in Houston.', [['landed', '2022-03-30', 'soyuz-ms-19']]],
  ] as const) {
    assert.deepEqual(eventsOf(text, day), events, text);
    assert.deepEqual(against(text, day), [], text);
  }
}); // prettier-ignore

test('unit: a plan, and a length that is told as nearly or over another, is held against the record as such', () => {
  for (const [day, text, told] of [
    ['2023-09-27', 'Frank Rubio landed in Soyuz MS-23 on Wednesday. What was supposed to last 180 days became 371 days in space.', ['planned time in space', 'time in space']],
    ['2025-11-27', 'ISS, November 27, 2025. The hatches of Soyuz MS-28 are open. The crew was met by Jonny Kim and Kimiya Yui. Their eight-month mission will have two spacewalks.', ['planned time in space']],
    ['2026-01-16', 'HOUSTON — Crew-11 splashed down on Thursday. The four were in space for just under 170 days.', ['time in space']],
    ['2012-09-17', 'Joe Acaba landed in Soyuz TMA-04M. He spent 123 days aboard the station.', ['time aboard the station']],
    ['2012-09-17', 'Joe Acaba landed in Soyuz TMA-04M. He spent 125 days in space.', ['time in space']],
  ] as const) {
    const lengths = readAgainstRecord(text, day).claims.filter(({ kind }) => kind === 'duration');
    assert.deepEqual(lengths.map(({ property }) => property), told, text);
    assert.deepEqual(against(text, day), [], text);
  }
}); // prettier-ignore

test('unit: what a report says firmly and wrongly contradicts the record; what it does not say firmly is not decided', () => {
  const kinds = (text: string, day: string) => readAgainstRecord(text, day).relations.map(({ kind }) => kind);
  for (const [day, text] of [
    ['2022-03-30', 'ZHEZKAZGAN — Soyuz MS-19 landed at 1328 GMT on Wednesday.'],
    ['2022-03-31', 'ZHEZKAZGAN — Soyuz MS-19 landed on March 28, 2022.'],
    ['2023-09-28', 'HOUSTON — Frank Rubio spent 380 days in space.'],
    ['2012-09-17', 'HOUSTON — Joe Acaba spent 140 days aboard the station.'],
  ] as const)
    assert.deepEqual(kinds(text, day), ['contradicts'], text);
  for (const [day, text] of [
    ['2026-01-16', 'HOUSTON — Crew-11 splashed down. The four were in space for just under 140 days.'],
    ['2012-09-17', 'HOUSTON — Joe Acaba spent 125 days aboard the station.'],
    ['2022-03-30', 'ZHEZKAZGAN — Soyuz MS-19 landed at around 6 a.m. GMT on Wednesday.'],
  ] as const) {
    assert.ok(kinds(text, day).includes('not decided'), text);
    assert.deepEqual(against(text, day), [], text);
  }
});

test('unit: a plan that is past, tomorrow by another clock, and a day reckoned from another are what they are', () => {
  for (const [day, text, dates] of [
    ['2013-03-17', 'Kevin Ford had been scheduled to return on Friday, but fog came.', ['2013-03-15']],
    ['2023-03-11', 'Crew-5 splashed down at 9:02 p.m. Eastern Time (0202 Sunday GMT).', ['2023-03-12T02:02:00Z']],
    ['2014-03-25', 'Soyuz TMA-12M lifted off Tuesday at 5:17 p.m. EDT (GMT-4; 3:17 a.m. Wednesday local time).', ['2014-03-25T21:17:00Z', '2014-03-25T21:17:00Z']],
    ['2013-09-11', 'The ship flies at 00:58 Moscow time on September 26 (GMT 20:58, September 25).', ['2013-09-25T20:58:00Z', '2013-09-25']],
    ['2023-09-04', 'They began with the launch March 2 on a Falcon 9.', ['2023-03-02']],
  ] as const)
    assert.deepEqual(datesOf(text, day), dates, text);
  assert.deepEqual(
    eventsOf('The mission of Crew-5 was launched on Oct. 5 last year and docked to the station the next day.', '2023-03-11'),
    [['launched', '2022-10-05', 'crew-5'], ['docked', null, 'crew-5']],
  );
  assert.deepEqual(
    eventsOf('The splashdown of Crew-6 took place 17 hours after it undocked at 7:05 a.m. EDT on Sunday.', '2023-09-04').filter(([kind]) => kind === 'landed'),
    [],
    'the time is that of the undocking',
  );
}); // prettier-ignore

test('unit: a list of people goes past commas and appositions, and a ship past the words between it and its verb', () => {
  for (const [day, text, events] of [
    ['2011-05-24', 'Dmitry Kondratyev and flight engineers Catherine "Cady" Coleman, an American, and Italian Paolo Nespoli touched down in Soyuz TMA-20 on Tuesday.',
      [['landed', '2011-05-24', 'soyuz-tma-20', 'kondratyev-dmitry', 'coleman-catherine', 'nespoli-paolo']]],
    ['2023-09-04', 'The Crew-6 Dragon ship, carrying four people, successfully splashed down early Monday.', [['landed', '2023-09-04', 'crew-6']]],
    ['2013-09-26', 'Soyuz TMA10M lifted off on Wednesday.', [['launched', '2013-09-25', 'soyuz-tma-10m']]],
  ] as const)
    assert.deepEqual(eventsOf(text, day), events, text);
  const wrongShip = 'Аппарат корабля «Союз МС-26» с космонавтами Сергеем Рыжиковым, Алексеем Зубрицким и астронавтом NASA Джонатаном Кимом совершил посадку.';
  assert.deepEqual(against(wrongShip, '2025-12-09').map(({ fact }) => fact), ['soyuz-ms-26', 'soyuz-ms-26', 'soyuz-ms-26'], 'a true contradiction is told');
}); // prettier-ignore

test('unit: the way there, a difference and another station are no stay, and two lengths of one sentence are each their own', () => {
  const lengths = (text: string, day: string) =>
    readAgainstRecord(text, day)
      .claims.filter(({ kind }) => kind === 'duration')
      .map(({ property, value }) => `${value}: ${property}`);
  for (const [day, text, told] of [
    ['2007-10-13', 'They came to the station after a two-day trip from Earth.', ['two-day: duration']],
    ['2015-09-12', 'Gennady Padalka broke the record for time in space by more than two months.', []],
    ['2025-04-20', 'Two days prior to leaving the station Alexey Ovchinin gave up the command.', []],
    ['2013-03-17', 'The landing of the mission was put off by a day.', []],
    ['2024-09-23', 'Valeri Polyakov spent 438 days on the Mir space station.', ['438 days: duration']],
    ['2016-09-07', 'All three spent 172 days aboard the ISS, with Jeff Williams now having 534 days in space across four missions.',
      ['172 days: time aboard the station', '534 days: time in space over all flights']],
  ] as const)
    assert.deepEqual(lengths(text, day), told, text);
}); // prettier-ignore
