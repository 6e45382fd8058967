import { type Outcome, fail, message, notJson, succeed } from '../outcome/index.ts';
import { CLAIM_SHAPE, type Claim } from './claim.ts';
import type { Fact, FactType } from './fact.ts';
import { FACT_SHAPES, FACT_TYPES } from './fact-shapes.ts';
import { type Shape, checkShape, shown, wantedOf } from './line-shape.ts';
import { checkPrecision, momentOf } from './moment.ts';
import { REGISTER_SHAPES, type RegisterName } from './register.ts';
import type { ClaimEntry, Entry, StationRecord } from './station-record.ts';

const MAX_LINES = 2_000_000;
const MAX_LINE_CHARACTERS = 20_000;

export interface RecordFile {
  /** `people.jsonl` and the other registers, `claims.jsonl`; any other name holds facts. */
  readonly name: string;
  readonly text: string;
}

type Line = Readonly<Record<string, unknown>>;

/** Reads all files of a record. The first damaged line ends it, with file, line and reason. */
export function readRecord(files: readonly RecordFile[]): Outcome<StationRecord> {
  const registers = Object.fromEntries(Object.keys(REGISTER_SHAPES).map((name) => [name, new Map<string, unknown>()]));
  const entries: Entry[] = [];
  const claims: ClaimEntry[] = [];
  const seen = new Map<string, string>();
  for (const { name, text } of files) {
    const kind = name.replace(/\.jsonl$/, '');
    const lines = text.split('\n');
    if (lines.length > MAX_LINES) return fail(name, message('record.at-most-lines', { most: MAX_LINES }), `${lines.length}`);
    const whole = lines.at(-1) === '';
    if (!whole)
      return fail(`${name}:${lines.length}`, message('record.line-that-ends'), message('record.end-of-file'), message('record.cut-off'));
    for (const [i, lineText] of lines.slice(0, -1).entries()) {
      const where = `${name}:${i + 1}`;
      const line = readLine(lineText, where);
      if (!line.ok) return line;
      if (Object.hasOwn(registers, kind)) {
        const shaped = checkShape(line.value, REGISTER_SHAPES[kind as RegisterName], where);
        if (!shaped.ok) return shaped;
        const id = line.value['id'] as string;
        if (registers[kind]!.has(id)) return fail(where, message('record.own-id'), message('record.again', { id }));
        registers[kind]!.set(id, line.value);
      } else {
        const entry = kind === 'claims' ? claimEntry(line.value, where) : factEntry(line.value, where);
        if (!entry.ok) return entry;
        const id = line.value['id'] as string;
        const before = seen.get(id);
        if (before !== undefined)
          return fail(where, message('record.own-id'), message('record.id-at', { id, where: before }), message('record.never-changed'));
        seen.set(id, where);
        if ('claim' in entry.value) claims.push(entry.value);
        else entries.push(entry.value);
      }
    }
  }
  return succeed({ ...registers, entries, claims } as unknown as StationRecord);
}

function readLine(text: string, where: string): Outcome<Line> {
  if (text.length > MAX_LINE_CHARACTERS)
    return fail(where, message('record.at-most-characters', { most: MAX_LINE_CHARACTERS }), `${text.length}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail(where, message('record.one-json-object'), notJson(text));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(where, message('record.one-json-object'), text.slice(0, 60));
  return succeed(value as Line);
}

/** One fact from a parsed line: its shape, and that its precision is what its time shows. */
export function factEntry(line: Line, where: string): Outcome<Entry> {
  const type = line['type'] as FactType;
  const shape: Shape | undefined = typeof type === 'string' && Object.hasOwn(FACT_SHAPES, type) ? FACT_SHAPES[type] : undefined;
  if (shape === undefined)
    return fail(where, message('record.field', { field: 'type', wanted: wantedOf(`one of ${FACT_TYPES.join('|')}`) }), shown(line['type']));
  const shaped = checkShape(line, shape, where);
  if (!shaped.ok) return shaped;
  const fact = line as unknown as Fact;
  const precise = checkPrecision(fact.at, fact.precision, fact.until, where);
  if (!precise.ok) return precise;
  if (type === 'withdrawn' && fact.corrects === undefined)
    return fail(where, message('record.field', { field: 'corrects', wanted: message('record.line-withdrawn') }), message('record.nothing'));
  if (fact.sources.length === 0 && fact.unsourced === undefined && fact.deducedFrom === undefined)
    return fail(where, message('record.source-or-deduced'), message('record.none-of-them'));
  return succeed({ fact, moment: momentOf(fact.at), known: momentOf(fact.knownAt ?? fact.recordedAt), where });
}

function claimEntry(line: Line, where: string): Outcome<ClaimEntry> {
  const shaped = checkShape(line, CLAIM_SHAPE, where);
  if (!shaped.ok) return shaped;
  const claim = line as unknown as Claim;
  if (claim.sources.length === 0 && claim.unsourced === undefined) return fail(where, message('record.source'), message('record.neither'));
  return succeed({ claim, known: momentOf(claim.knownAt ?? claim.recordedAt), where });
}
