/** Bits of a braille cell, two columns of four dots, from the top left (Unicode 16, block U+2800). */
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const BLANK = 0x2800;

interface ChartFrame {
  /** In characters. */
  readonly columns: number;
  readonly rows: number;
  /** What y is at the lower and at the upper edge. */
  readonly bottom: number;
  readonly top: number;
}

/** A line through points as rows of braille characters: x from left to right over the range of `points`, y from `bottom` to `top`. */
export function brailleChart(points: readonly (readonly [x: number, y: number])[], { columns, rows, bottom, top }: ChartFrame): string[] {
  const first = points[0]![0];
  const last = points.at(-1)![0];
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => BLANK));
  let i = 0;
  for (let dotX = 0; dotX < columns * 2; dotX++) {
    const x = first + ((last - first) * dotX) / (columns * 2 - 1);
    while (i + 2 < points.length && points[i + 1]![0] < x) i++;
    const [x0, y0] = points[i]!;
    const [x1, y1] = points[i + 1]!;
    const y = y0 + (y1 - y0) * Math.min(1, Math.max(0, (x - x0) / (x1 - x0 || 1)));
    const dotY = Math.round(((top - y) / (top - bottom)) * (rows * 4 - 1));
    if (dotY < 0 || dotY >= rows * 4) continue;
    cells[dotY >> 2]![dotX >> 1]! |= DOTS[dotY & 3]![dotX & 1]!;
  }
  return cells.map((row) => String.fromCodePoint(...row));
}
