/**
 * How many letters must change, be added or be dropped: the Levenshtein distance (Wagner and Fischer 1974, J. ACM 21, 168). Words whose lengths
 * alone differ by more than `most` are not counted out: their distance is given as one more than that.
 */
export function lettersApart(a: string, b: string, most = Infinity): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
