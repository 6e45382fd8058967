/**
 * How many letters must change, be added, be dropped or change places with the next: the Levenshtein distance (Wagner and Fischer 1974, J. ACM 21,
 * 168) with Damerau's slips (1964, Comm. ACM 7, 171), no part of a word edited twice. Words whose lengths alone differ by more than `most` are not
 * counted out: their distance is given as one more than that.
 */
export function lettersApart(a: string, b: string, most = Infinity): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const changed = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(isSwapped ? Math.min(changed, before[j - 2]! + 1) : changed);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
