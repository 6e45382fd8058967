/**
 * Who goes where: at most one task for each worker and one worker for each task, with the greatest sum of worth. Exact: the Hungarian method
 * with potentials (Kuhn 1955, Naval Res. Logist. Q. 2, 83; Munkres 1957), row by row as Jonker and Volgenant (1987, Computing 38, 325) do it;
 * order of rows squared times columns.
 */
export const MAX_WORKERS = 200;
export const MAX_TASKS = 400;

/** `worth[i][j]` of worker i at task j, 0 or below where it shall not be; all rows as long. Gives each worker's task, or -1. */
export function assign(worth: readonly (readonly number[])[]): readonly number[] {
  const workers = worth.length;
  const tasks = worth[0]?.length ?? 0;
  if (workers > MAX_WORKERS || tasks > MAX_TASKS)
    throw new RangeError(`${workers} workers and ${tasks} tasks are over ${MAX_WORKERS} and ${MAX_TASKS}`);
  // Each worker has one idle task of its own beside the real ones, worth nothing: then every row can be matched.
  const columns = tasks + workers;
  const cost = (worker: number, column: number): number =>
    column < tasks ? -Math.max(0, worth[worker]![column]!) : column === tasks + worker ? 0 : 1e-9;
  // Columns are counted from 1; 0 stands for none.
  const owner = new Int32Array(columns + 1).fill(-1);
  const rowPotential = new Float64Array(workers);
  const columnPotential = new Float64Array(columns + 1);
  for (let row = 0; row < workers; row++) {
    const least = new Float64Array(columns + 1).fill(Infinity);
    const before = new Int32Array(columns + 1);
    const visited = new Uint8Array(columns + 1);
    owner[0] = row;
    let column = 0;
    do {
      visited[column] = 1;
      const worker = owner[column]!;
      let [delta, next] = [Infinity, 0];
      for (let j = 1; j <= columns; j++) {
        if (visited[j] === 1) continue;
        const reduced = cost(worker, j - 1) - rowPotential[worker]! - columnPotential[j]!;
        if (reduced < least[j]!) {
          least[j] = reduced;
          before[j] = column;
        }
        if (least[j]! < delta) [delta, next] = [least[j]!, j];
      }
      for (let j = 0; j <= columns; j++)
        if (visited[j] === 1) {
          rowPotential[owner[j]!]! += delta;
          columnPotential[j]! -= delta;
        } else least[j]! -= delta;
      column = next;
    } while (owner[column]! >= 0);
    while (column !== 0) {
      owner[column] = owner[before[column]!]!;
      column = before[column]!;
    }
  }
  const tasksOf = Array.from({ length: workers }, () => -1);
  for (let j = 1; j <= tasks; j++) if (owner[j]! >= 0 && worth[owner[j]!]![j - 1]! > 0) tasksOf[owner[j]!] = j - 1;
  return tasksOf;
}
