import { type Message, type Outcome, fail, message, nearestHint, succeed } from '../../outcome/index.ts';
import {
  type DataAge,
  type RankingKind,
  type RankingRow,
  type RecordStep,
  type Seen,
  type StationRecord,
  dataAge,
  rankAt,
  recordSteps,
  seenAt,
  seenOf,
} from '../../record/index.ts';
import { formatInstant } from '../../time/index.ts';
import { type RecordQuestion, type World, openView } from '../world/index.ts';

export const RANKING_KINDS: readonly RankingKind[] = ['single-flight', 'career', 'flights'];

export interface RankingsQuestion extends RecordQuestion {
  readonly of?: string;
  readonly agency?: string;
  readonly nationality?: string;
  readonly women?: true;
}

export interface Rankings extends Seen {
  readonly of: RankingKind;
  readonly agency: string | null;
  readonly nationality: string | null;
  readonly women: boolean;
  readonly at: string;
  readonly asOf: string | null;
  readonly scope: Message;
  readonly rows: readonly RankingRow[];
  /** The longest single flights in the order in which each broke the one before. */
  readonly records: readonly RecordStep[];
  readonly dataAge: DataAge;
}

/** `union rankings`: recomputed as of any day. */
export function showRankings(world: World, question: RankingsQuestion): Outcome<Rankings> {
  const of = RANKING_KINDS.find((kind) => kind === (question.of ?? 'single-flight'));
  if (of === undefined) return fail('of', message('workflows.names', { names: RANKING_KINDS }), JSON.stringify(question.of));
  const asked = openView(world, question);
  if (!asked.ok) return asked;
  const { view, at } = asked.value;
  const agency = question.agency === undefined ? succeed(null) : agencyId(view.record, question.agency);
  if (!agency.ok) return agency;
  const nationality = question.nationality === undefined ? succeed(null) : countryId(view.record, question.nationality);
  if (!nationality.ok) return nationality;
  const filter = {
    at: seenAt(view, at),
    ...(question.women === true && { women: true }),
    ...(agency.value === null ? {} : { agency: agency.value }),
    ...(nationality.value === null ? {} : { nationality: nationality.value }),
  };
  return succeed({
    of,
    agency: agency.value,
    nationality: nationality.value,
    women: question.women === true,
    at: formatInstant(at),
    ...seenOf(view, at),
    asOf: view.asOf === null ? null : formatInstant(view.asOf),
    scope: scopeOf(of, agency.value),
    rows: rankAt(view, { ...filter, of }),
    records: recordSteps(view, filter),
    dataAge: dataAge(view, at),
  });
}

/** What the rows count. A published total is of a whole career, so it says nothing of one agency's flights. */
function scopeOf(of: RankingKind, agency: string | null): Message {
  if (of !== 'career') return message('workflows.station-scope');
  return agency === null ? message('workflows.careers-scope') : message('workflows.agency-careers-scope', { agency });
}

function agencyId({ agencies }: StationRecord, wanted: string): Outcome<string> {
  const word = folded(wanted);
  const named = [...agencies.values()].find(({ id, name, nameNative, otherNames = [] }) =>
    [id, name, nameNative, ...otherNames].some((text) => text !== undefined && folded(text) === word),
  );
  if (named !== undefined) return succeed(named.id);
  const ids = [...agencies.keys()];
  const hint = nearestHint(wanted, ids) ?? message('workflows.known', { names: ids });
  return fail('agency', message('workflows.agency-of-record'), JSON.stringify(wanted), hint);
}

const folded = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\s-]+/g, '-');

/** Names of countries in English and Russian, in full and as people shorten them. */
const COUNTRY_NAMES = ['en', 'ru'].flatMap((language) =>
  (['long', 'short'] as const).map((style) => new Intl.DisplayNames(language, { type: 'region', style })),
);

/** By code of two or three letters, by the country's name in English or Russian, or as in "American". */
function countryId({ countries }: StationRecord, wanted: string): Outcome<string> {
  const word = folded(wanted);
  const country = [...countries.values()].find(({ id, iso2, name, adjective }) =>
    [id, iso2, name, adjective, ...COUNTRY_NAMES.map((names) => names.of(iso2) ?? iso2)].some((text) => folded(text) === word),
  );
  if (country !== undefined) return succeed(country.id);
  return fail(
    'nationality',
    message('workflows.country-as'),
    JSON.stringify(wanted),
    message('workflows.known', { names: [...countries.keys()] }),
  );
}
