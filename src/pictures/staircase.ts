/** A label that stands to the right of its own vertical hairline. */
export interface StaircaseLabel {
  readonly x: number;
  readonly width: number;
}

/**
 * A lane for each label, 0 nearest the panels, so that no label touches another or is crossed by another's hairline. Hairlines rise from
 * below to their lane; a label covers those that stand within its width to the right, so it must lie above all their lanes. `labels` are
 * sorted by x.
 */
export function staircaseLanes(labels: readonly StaircaseLabel[]): number[] {
  const lanes: number[] = labels.map(() => 0);
  for (let index = labels.length - 1; index >= 0; index--) {
    const label = labels[index];
    if (label === undefined) continue;
    for (let right = index + 1; right < labels.length; right++) {
      const covered = (labels[right]?.x ?? Infinity) <= label.x + label.width;
      if (covered) lanes[index] = Math.max(lanes[index] ?? 0, (lanes[right] ?? 0) + 1);
    }
  }
  return lanes;
}
