/** A mixed-integer linear model as a value, and as the text that solvers read (CPLEX LP format). */

export interface Term {
  readonly times: number;
  readonly of: string;
}

export interface Row {
  readonly name: string;
  readonly terms: readonly Term[];
  readonly sense: '<=' | '>=' | '=';
  readonly right: number;
}

export interface LinearModel {
  /** Least is best. */
  readonly costs: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
  /** Whole, 0 or 1. */
  readonly binaries: readonly string[];
}

/** Rows are cut so that no line is longer than readers take. */
const TERMS_A_LINE = 20;

export function lpText({ costs, rows, binaries }: LinearModel): string {
  const lines = ['Minimize', ` cost: ${sumText([...costs].map(([of, times]) => ({ times, of })))}`, 'Subject To'];
  for (const { name, terms, sense, right } of rows) lines.push(` ${name}: ${sumText(terms)} ${sense} ${right}`);
  lines.push('Binary');
  for (let i = 0; i < binaries.length; i += TERMS_A_LINE) lines.push(` ${binaries.slice(i, i + TERMS_A_LINE).join(' ')}`);
  lines.push('End');
  return `${lines.join('\n')}\n`;
}

function sumText(terms: readonly Term[]): string {
  const parts: string[] = [];
  for (const [i, { times, of }] of terms.entries())
    parts.push(`${times < 0 ? '-' : '+'} ${Math.abs(times)} ${of}${i % TERMS_A_LINE === TERMS_A_LINE - 1 ? '\n ' : ''}`);
  return parts.join(' ');
}

export interface ModelAnswer {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'no answer in time';
  readonly cost: number | null;
  /** The least that any plan could cost, as far as is proved. */
  readonly bound: number | null;
  /** (cost - bound) / cost. */
  readonly gap: number | null;
  readonly values: ReadonlyMap<string, number>;
  readonly seconds: number;
}
