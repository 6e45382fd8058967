import { findNames, wordsIn } from '../names/index.ts';
import { WEEKDAY, weekdayNumber } from './calendar-words.ts';
import { placeToLookUp } from './dateline.ts';
import { datesIn } from './dates.ts';
import type { Layout } from './layout.ts';
import { type Range, trimmed } from './passages.ts';
import { pressAgency } from './press-agencies.ts';
import type { Dateline, ResolvedDate } from './press-report.ts';
import type { ReportText } from './reading.ts';

/** A report of a flight is this near to something that the flight did, or its year stays open. */
const MAX_DAYS_FROM_EVENT = 45;
/** Against a day that the text writes in full, only an event of the very days counts. */
const SAME_EVENT_DAYS = 3;

/** A dateline without a year takes it from the header, or from the full dates of the text itself. */
export function readDateline(source: ReportText, layout: Layout, given: string | undefined): Dateline {
  const { text, index, passageAt } = source;
  const { dateline, parts } = layout;
  const headerDay = layout.headerDay ?? settled(source, layout);
  const pictured = headerDay !== null || given !== undefined ? null : dayPictured(source, layout);
  const known = headerDay ?? given ?? pictured;
  const range = dateline === null ? null : { start: dateline.start, end: dateline.start + dateline.length };
  const day = dateline === null || dateline.date === null ? null : dateline.start + dateline.date.start;
  const written = range === null || day === null ? null : datelineDay(source, dayNamedIn(source, range, day), known);
  const nameId = (words: string, kind: string): string | null => {
    const forms = findNames(words, wordsIn(words), index)[0]?.forms ?? [];
    const ids = new Set(forms.filter(({ entry }) => entry.kind === kind).map(({ entry }) => entry.id));
    return ids.size === 1 ? [...ids][0]! : null;
  };
  const byline = parts.find(({ part }) => part === 'byline');
  const agency = dateline?.agency ?? agencyIn(text.slice(byline?.start ?? 0, byline?.end ?? 0));
  return {
    passage: range === null ? null : passageAt(...trimmed(text, range.start, range.end)),
    place: dateline?.place ?? null,
    placeId: dateline === null || dateline.place === null ? null : nameId(placeToLookUp(dateline.place), 'place'),
    agency: agency === null ? null : (pressAgency(agency) ?? agency),
    agencyId: agency === null ? null : nameId(agency, 'agency'),
    date: written?.day ?? known,
    dateFrom:
      written !== null
        ? written.from
        : headerDay !== null
          ? 'header'
          : given !== undefined
            ? 'given'
            : pictured !== null
              ? 'caption'
              : null,
  };
}

/** A report without a day has that of its pictures, where a flight that it names did something near it; pictures from a file have their own. */
function dayPictured(source: ReportText, { parts }: Layout): string | null {
  const captions = parts.filter(
    ({ part, start, end }) => part === 'caption' && !/(?<!\p{L})(?:file|архив)/iu.test(source.text.slice(start, end)),
  );
  const days = captions.flatMap((caption) =>
    datesIn(source, caption, null).flatMap(({ basis, date }) =>
      basis === 'written in full' && date?.precision === 'day' ? [date.from] : [],
    ),
  );
  const latest = days.toSorted().at(-1);
  return latest !== undefined && eventsOfFlights(source).some((day) => daysApart(day, latest) <= SAME_EVENT_DAYS) ? latest : null;
}

/** A day without a year, in a report without any: that of its year on which a flight of the report did something, the latest of them. */
export function dayWithoutYear(source: ReportText): string | null {
  const all = { start: 0, end: source.text.length };
  return (
    eventsOfFlights(source).findLast((day) =>
      datesIn(source, all, Temporal.PlainDate.from(day)).some(({ basis, date }) => basis === 'year from the report' && date?.from === day),
    ) ?? null
  );
}

/** Days on which the flights of a report did something, as the record has them. */
function eventsOfFlights({ text, index, record }: ReportText): readonly string[] {
  const flights = flightsIn(text, index);
  const events = record?.events.filter(({ at, subjects }) => at.length >= 10 && subjects.some((id) => flights.has(id))) ?? [];
  return [...new Set(events.map(({ at }) => at.slice(0, 10)))].toSorted();
}

/** Of the two days that a header can mean, the one near which a flight of the report did something, or that has the first weekday told. */
function settled(source: ReportText, { headerReadings }: Layout): string | null {
  if (headerReadings.length === 0) return null;
  const only = (days: readonly string[]): string | null => (days.length === 1 ? days[0]! : null);
  const events = eventsOfFlights(source);
  const near = headerReadings.filter((day) => events.some((event) => daysApart(day, event) <= SAME_EVENT_DAYS));
  const weekday = new RegExp(`(?<!\\p{L})${WEEKDAY}(?!\\p{L})`, 'iu').exec(source.text)?.[0];
  const told =
    weekday === undefined ? [] : headerReadings.filter((day) => Temporal.PlainDate.from(day).dayOfWeek === weekdayNumber(weekday));
  return only(near) ?? only(told);
}

const daysApart = (one: string, other: string): number =>
  Math.abs(Temporal.PlainDate.from(one).until(Temporal.PlainDate.from(other), { largestUnit: 'days' }).days);

function flightsIn(text: string, index: ReportText['index']): ReadonlySet<string> {
  const named = findNames(text, wordsIn(text), index);
  return new Set(named.flatMap(({ forms }) => forms.filter(({ entry }) => entry.kind === 'flight').map(({ entry }) => entry.id)));
}

/** The dateline's day as it is when the report is near a day; null where that does not tell it. */
type DayNear = (anchor: string | null) => ResolvedDate | null;

function dayNamedIn(source: ReportText, dateline: Range, at: number): DayNear {
  return (anchor) => {
    const days = datesIn(source, dateline, anchor === null ? null : Temporal.PlainDate.from(anchor));
    return days.find(({ passage }) => passage.start <= at && at < passage.end)?.date ?? null;
  };
}

interface DatelineDay {
  readonly day: string;
  readonly from: NonNullable<Dateline['dateFrom']>;
}

function datelineDay(source: ReportText, near: DayNear, known: string | null): DatelineDay | null {
  const dayNear = (anchor: string | null): string | null => {
    const found = near(anchor);
    return found?.precision === 'day' ? found.from : null;
  };
  const told = (day: string | null, from: DatelineDay['from']): DatelineDay | null => (day === null ? null : { day, from });
  if (known !== null || dayNear(null) !== null) return told(dayNear(known), 'dateline');
  const full = datesIn(source, { start: 0, end: source.text.length }, null).filter(
    ({ basis, date }) => basis === 'written in full' && date?.precision === 'day',
  );
  const latest = full
    .map(({ date }) => date!.from)
    .toSorted()
    .at(-1);
  // A flight's own day tells the year best; without one that fits, the latest day that the text writes in full.
  const event = dayOfFlights(source, near, latest === undefined ? MAX_DAYS_FROM_EVENT : SAME_EVENT_DAYS);
  const recorded = event === null ? null : dayNear(event);
  if (recorded !== null && recorded >= (latest ?? '')) return told(recorded, 'dateline, year from the record');
  return latest === undefined ? null : told(dayNear(latest), 'dateline, year from the text');
}

/** A dateline without a year, and no year in the text: of the flights that the report names, the recorded event nearest to that day of its year. */
function dayOfFlights({ text, index, record }: ReportText, near: DayNear, within: number): string | null {
  const flights = flightsIn(text, index);
  const events = record?.events.filter(({ subjects }) => subjects.some((id) => flights.has(id))) ?? [];
  const away = (at: string): number => {
    const day = at.slice(0, 10);
    const found = near(day);
    return found === null ? Infinity : daysApart(day, found.from);
  };
  const nearest = events.filter(({ at }) => at.length >= 10).toSorted((a, b) => away(a.at) - away(b.at))[0];
  return nearest !== undefined && away(nearest.at) <= within ? nearest.at.slice(0, 10) : null;
}

function agencyIn(words: string): string | null {
  return (
    words
      .split(/[,|/\n]|\s{2,}/)
      .map((piece) => pressAgency(piece))
      .find((name) => name !== null) ?? null
  );
}
