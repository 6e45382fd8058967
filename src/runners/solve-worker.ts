/** What a worker thread does for the planner: gives HiGHS one model and tells what it found. The solver blocks its thread until it is done. */
import highsModule from 'highs';

export interface SolveTask {
  /** CPLEX LP format. */
  readonly model: string;
  readonly timeLimitS: number;
  readonly gap: number;
  readonly seed: number;
}

export interface SolveResult {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'no answer in time';
  readonly cost: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly values: readonly (readonly [name: string, value: number])[];
  readonly seconds: number;
}

/** The package's types are those of its CommonJS form, where the function is a property; what Node loads is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;
type Highs = Awaited<ReturnType<typeof loadHighs>>;
/** Kept for the next model: compiling it again costs more than most models do. */
let kept: Highs | null = null;

const IN_USE = 1e-6;
/** HiGHS says infinity where nothing is proved. */
const finite = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e20 ? value : null;

export default async function solveTask(task: SolveTask): Promise<SolveResult> {
  const highs = (kept ??= await loadHighs());
  try {
    return solveWith(highs, task);
  } catch (error) {
    kept = null; // its memory may be left half written
    throw error;
  }
}

function solveWith(highs: Highs, { model, timeLimitS, gap, seed }: SolveTask): SolveResult {
  return highs.withModel({ format: 'lp', data: model }, (solver): SolveResult => {
    solver.options.set({ output_flag: false, time_limit: timeLimitS, mip_rel_gap: gap, random_seed: seed });
    solver.run();
    const { modelStatus } = highs.constants;
    const status = solver.getModelStatus();
    const seconds = solver.getRunTime();
    if (status === modelStatus.infeasible) return { status: 'infeasible', cost: null, bound: null, gap: null, values: [], seconds };
    const { colValue } = solver.getSolution();
    if (Number(solver.info.get('primal_solution_status')) !== 2)
      return { status: 'no answer in time', cost: null, bound: finite(solver.info.get('mip_dual_bound')), gap: null, values: [], seconds };
    const values: [string, number][] = [];
    for (let i = 0; i < colValue.length; i++) {
      const value = colValue[i]!;
      if (Math.abs(value) > IN_USE) values.push([solver.getColName(i), value]);
    }
    return {
      status: status === modelStatus.optimal ? 'optimal' : 'feasible',
      cost: solver.getObjectiveValue(),
      bound: finite(solver.info.get('mip_dual_bound')),
      gap: finite(solver.info.get('mip_gap')),
      values,
      seconds,
    };
  });
}
