const MAX_ITERATIONS = 100;

/**
 * A root of `f` between `a` and `b`, where `f` changes sign, to within `tolerance` of the argument. Brent's method (R. P. Brent, Algorithms
 * for Minimization without Derivatives, 1973, ch. 4): inverse quadratic and secant steps kept inside a bracket. `fa`, `fb` save two calls
 * when the caller has the values. Throws when the ends do not bracket a root: that is the caller's promise.
 */
export function findRoot(f: (x: number) => number, a: number, b: number, tolerance: number, fa = f(a), fb = f(b)): number {
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0) throw new RangeError(`no sign change between ${a} (${fa}) and ${b} (${fb})`);
  let [best, fBest, other, fOther] = Math.abs(fa) < Math.abs(fb) ? [a, fa, b, fb] : [b, fb, a, fa];
  let [previous, fPrevious] = [other, fOther];
  let [step, lastStep] = [best - other, best - other];
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const half = (other - best) / 2;
    if (fBest === 0 || Math.abs(half) <= tolerance / 2) return best;
    let trial = half;
    if (Math.abs(lastStep) >= tolerance && Math.abs(fPrevious) > Math.abs(fBest)) {
      const s = fBest / fPrevious;
      let p: number;
      let q: number;
      if (previous === other) {
        p = 2 * half * s;
        q = 1 - s;
      } else {
        const r = fBest / fOther;
        const u = fPrevious / fOther;
        p = s * (2 * half * u * (u - r) - (best - previous) * (r - 1));
        q = (u - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(lastStep * q))) trial = p / q;
    }
    lastStep = trial === half ? half : step;
    step = trial;
    [previous, fPrevious] = [best, fBest];
    best += Math.abs(step) > tolerance / 2 ? step : Math.sign(half) * (tolerance / 2);
    fBest = f(best);
    if (fBest > 0 === fOther > 0) {
      [other, fOther] = [previous, fPrevious];
      step = best - previous;
      lastStep = step;
    }
    if (Math.abs(fOther) < Math.abs(fBest)) {
      [previous, fPrevious] = [best, fBest];
      [best, fBest, other, fOther] = [other, fOther, best, fBest];
      previous = other;
      fPrevious = fOther;
    }
  }
  throw new RangeError(`no root found in ${MAX_ITERATIONS} steps between ${a} and ${b}`);
}
