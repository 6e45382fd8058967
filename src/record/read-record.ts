import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { CLAIM_SHAPE, type Claim } from './claim.ts';
import type { Fact, FactType } from './fact.ts';
import { FACT_SHAPES, FACT_TYPES } from './fact-shapes.ts';
import { type Shape, checkShape } from './line-shape.ts';
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
    if (lines.length > MAX_LINES) return fail(name, `at most ${MAX_LINES} lines`, `${lines.length}`);
    const whole = lines.at(-1) === '';
    if (!whole) return fail(`${name}:${lines.length}`, 'a line that ends', 'the end of the file', 'The last line may have been cut off.');
    for (const [i, lineText] of lines.slice(0, -1).entries()) {
      const where = `${name}:${i + 1}`;
      const line = readLine(lineText, where);
      if (!line.ok) return line;
      if (Object.hasOwn(registers, kind)) {
        const shaped = checkShape(line.value, REGISTER_SHAPES[kind as RegisterName], where);
        if (!shaped.ok) return shaped;
        const id = line.value['id'] as string;
        if (registers[kind]!.has(id)) return fail(where, 'an id of its own', `${id} again`);
        registers[kind]!.set(id, line.value);
      } else {
        const entry = kind === 'claims' ? claimEntry(line.value, where) : factEntry(line.value, where);
        if (!entry.ok) return entry;
        const id = line.value['id'] as string;
        const before = seen.get(id);
        if (before !== undefined)
          return fail(where, 'an id of its own', `${id}, which is at ${before}`, 'A line is never changed: a new one corrects it.');
        seen.set(id, where);
        if ('claim' in entry.value) claims.push(entry.value);
        else entries.push(entry.value);
      }
    }
  }
  return succeed({ ...registers, entries, claims } as unknown as StationRecord);
}

function readLine(text: string, where: string): Outcome<Line> {
  if (text.length > MAX_LINE_CHARACTERS) return fail(where, `at most ${MAX_LINE_CHARACTERS} characters`, `${text.length}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail(where, 'one JSON object', error instanceof Error ? error.message : 'what is no JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(where, 'one JSON object', text.slice(0, 60));
  return succeed(value as Line);
}

/** One fact from a parsed line: its shape, and that its precision is what its time shows. */
export function factEntry(line: Line, where: string): Outcome<Entry> {
  const type = line['type'] as FactType;
  const shape: Shape | undefined = typeof type === 'string' && Object.hasOwn(FACT_SHAPES, type) ? FACT_SHAPES[type] : undefined;
  if (shape === undefined) return fail(where, `type: one of ${FACT_TYPES.join(', ')}`, JSON.stringify(line['type']) ?? 'nothing');
  const shaped = checkShape(line, shape, where);
  if (!shaped.ok) return shaped;
  const fact = line as unknown as Fact;
  const precise = checkPrecision(fact.at, fact.precision, fact.until, where);
  if (!precise.ok) return precise;
  if (type === 'withdrawn' && fact.corrects === undefined) return fail(where, 'corrects: the line that is withdrawn', 'nothing');
  if (fact.sources.length === 0 && fact.unsourced === undefined && fact.deducedFrom === undefined)
    return fail(where, 'a source, or unsourced, or deducedFrom', 'none of them');
  return succeed({ fact, moment: momentOf(fact.at), known: momentOf(fact.knownAt ?? fact.recordedAt), where });
}

function claimEntry(line: Line, where: string): Outcome<ClaimEntry> {
  const shaped = checkShape(line, CLAIM_SHAPE, where);
  if (!shaped.ok) return shaped;
  const claim = line as unknown as Claim;
  if (claim.sources.length === 0 && claim.unsourced === undefined) return fail(where, 'a source, or unsourced', 'neither');
  return succeed({ claim, known: momentOf(claim.knownAt ?? claim.recordedAt), where });
}
