/**
 * `node test/press/score-unseen.ts DIR`: how the reader does on reports that were labelled by somebody who had not seen it. DIR has `NAME.txt` and
 * `NAME.json` beside it, and stays outside the repository: only counts and the kinds of errors are printed, with `--words` the words too.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { foldWord } from '../../src/names/index.ts';
import type { PressReport, ReportClaim } from '../../src/press/press-report.ts';
import { readAgainstRecord } from './real-record.ts';

/** What a person marked. What a list lacks the report lacks; a list left out was not marked and is not scored. */
interface Label {
  /** A day for a report that has none of its own. */
  readonly given?: string;
  readonly day?: string | null;
  readonly byline?: readonly string[];
  readonly quotes?: readonly { readonly words: string; readonly speaker: string | null }[];
  readonly captions?: readonly { readonly photographers?: readonly string[]; readonly agencies?: readonly string[] }[];
  readonly people?: readonly string[];
  readonly flights?: readonly string[];
  /** As far as each is known: `2022`, `2022-03`, `2022-03-30` or a moment in UTC. */
  readonly dates?: readonly string[];
  readonly claims?: readonly {
    readonly kind: ReportClaim['kind'];
    readonly property?: string;
    readonly value?: string;
    readonly date?: string;
    readonly subjects?: readonly string[];
  }[];
  /** How many statements of the report the record truly contradicts. */
  readonly contradictions?: number;
}

interface Tally {
  found: number;
  marked: number;
  right: number;
  readonly wrong: string[];
}

const plain = (words: string): string =>
  words
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(foldWord)
    .join(' ');

/** Form is free (blanks, marks, spelling), value is not. A family name alone stands for the whole name. */
function sameName(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`) || a.replaceAll(' ', '') === b.split(' ').toReversed().join('');
}

function compare(found: readonly string[], marked: readonly string[], same: (one: string, other: string) => boolean): Tally {
  const left = [...marked];
  const wrong: string[] = [];
  for (const one of found) {
    const at = left.findIndex((other) => same(one, other));
    if (at < 0) wrong.push(`not marked: ${one}`);
    else left.splice(at, 1);
  }
  return {
    found: found.length,
    marked: marked.length,
    right: marked.length - left.length,
    wrong: [...wrong, ...left.map((one) => `missed: ${one}`)],
  };
}

const dateOf = ({ date }: PressReport['dates'][number]): string =>
  date === null
    ? '?'
    : (date.at ?? (date.precision === 'year' ? date.from.slice(0, 4) : date.precision === 'month' ? date.from.slice(0, 7) : date.from));
const sameMoment = (one: string, other: string): boolean =>
  one === other || (one.length > 10 && other.length > 10 && one.slice(0, 16) === other.slice(0, 16));

function scores(report: PressReport, label: Label): Readonly<Record<string, Tally>> {
  const pieces = report.quotes
    .filter(({ direct }) => direct)
    .flatMap(({ pieces: all, speaker }) => all.map(({ words }) => ({ words, speaker })));
  const fits = (one: string, other: string): boolean =>
    plain(one) !== '' && (plain(other).includes(plain(one)) || plain(one).includes(plain(other)));
  const speakers = (label.quotes ?? []).map(({ words, speaker }) => {
    const piece = pieces.find((one) => fits(one.words, words));
    const names = piece?.speaker === null || piece === undefined ? [] : [piece.speaker.name, piece.speaker.id ?? piece.speaker.name];
    return {
      found: names.length > 0,
      marked: speaker !== null,
      right: speaker !== null && names.some((name) => sameName(name, speaker)),
      speaker,
      names,
    };
  });
  const ids = (kind: string): readonly string[] => [
    ...new Set(report.mentions.filter((mention) => mention.kind === kind && mention.id !== null).map(({ id }) => id!)),
  ];
  const credit = (names: readonly string[]): string => names.map(plain).toSorted().join('; ');
  const claimKey = (kind: string, value: string, subjects: readonly string[]): string =>
    `${kind} ${value} of ${subjects.toSorted().join(' ')}`;
  const parts: readonly (readonly [string, unknown, () => Tally])[] = [
    [
      'frame',
      label.day,
      () =>
        compare(
          [...(report.dateline.date === null ? [] : [report.dateline.date]), ...(report.byline?.people.map(({ name }) => name) ?? [])],
          [...(label.day === null || label.day === undefined ? [] : [label.day]), ...(label.byline ?? [])],
          sameName,
        ),
    ],
    [
      'quotes',
      label.quotes,
      () =>
        compare(
          pieces.map(({ words }) => words),
          label.quotes!.map(({ words }) => words),
          fits,
        ),
    ],
    [
      'speakers',
      label.quotes,
      () => ({
        found: speakers.filter(({ found }) => found).length,
        marked: speakers.filter(({ marked }) => marked).length,
        right: speakers.filter(({ right }) => right).length,
        wrong: speakers.flatMap(({ found, marked, right, speaker, names }) =>
          right || (!found && !marked) ? [] : [`${found ? 'taken' : 'nobody'}: ${names[0] ?? '-'} for ${speaker}`],
        ),
      }),
    ],
    [
      'captions',
      label.captions,
      () =>
        compare(
          report.captions.map(({ photographers, agencies }) => credit([...photographers, ...agencies].map(({ name }) => name))),
          label.captions!.map(({ photographers = [], agencies = [] }) => credit([...photographers, ...agencies])),
          (one, other) => one === other,
        ),
    ],
    ['people', label.people, () => compare(ids('person'), label.people!, (one, other) => one === other)],
    ['flights', label.flights, () => compare(ids('flight'), label.flights!, (one, other) => one === other)],
    ['dates', label.dates, () => compare(report.dates.map(dateOf), label.dates!, sameMoment)],
    [
      'claims',
      label.claims,
      () =>
        compare(
          report.claims
            .filter(({ kind }) => kind !== 'statement')
            .map(({ kind, value, subjects }) =>
              claimKey(
                kind,
                value,
                subjects.flatMap(({ id }) => (id === null ? [] : [id])),
              ),
            ),
          label.claims!.map(({ kind, value = '', subjects = [] }) => claimKey(kind, value, subjects)),
          (one, other) => plain(one) === plain(other),
        ),
    ],
    [
      'contradictions',
      label.contradictions,
      () => {
        const found = report.relations.filter(({ kind, fact }) => kind === 'contradicts' && fact !== null);
        const right = Math.min(found.length, label.contradictions!);
        return {
          found: found.length,
          marked: label.contradictions!,
          right,
          wrong: found.slice(right).map(({ claims, fact }) => `false: ${claims.join(' ')} against ${fact}`),
        };
      },
    ],
  ];
  return Object.fromEntries(parts.filter(([, marked]) => marked !== undefined).map(([what, , tally]) => [what, tally()]));
}

const [folder, words] = process.argv.slice(2);
if (folder === undefined) throw new Error('score-unseen.ts DIR [--words]');
const totals = new Map<string, Tally>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  const label = JSON.parse(readFileSync(join(folder, file.replace(/\.txt$/, '.json')), 'utf8')) as Label;
  const all = scores(readAgainstRecord(readFileSync(join(folder, file), 'utf8'), label.given ?? undefined), label);
  console.log(
    `${file}: ${Object.entries(all)
      .map(([what, { right, found, marked }]) => `${what} ${right}/${found}/${marked}`)
      .join(', ')}`,
  );
  for (const [what, tally] of Object.entries(all)) {
    if (words === '--words') for (const one of tally.wrong) console.log(`  ${what} ${one}`);
    const total = totals.get(what) ?? { found: 0, marked: 0, right: 0, wrong: [] };
    totals.set(what, {
      found: total.found + tally.found,
      marked: total.marked + tally.marked,
      right: total.right + tally.right,
      wrong: [...total.wrong, ...tally.wrong],
    });
  }
}
console.log('\nright/found/marked, precision/recall, errors by kind');
for (const [what, { right, found, marked, wrong }] of totals) {
  const kinds = Map.groupBy(wrong, (one) => one.split(':')[0]!);
  const told = [...kinds].map(([kind, list]) => `${kind} ${list.length}`).join(', ');
  console.log(`${what}: ${right}/${found}/${marked}, ${(right / found).toFixed(2)}/${(right / marked).toFixed(2)}; ${told}`);
}
