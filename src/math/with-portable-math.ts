import { portableAcos, portableAsin, portableAtan, portableAtan2 } from './portable-arc.ts';
import { portableExp } from './portable-exp.ts';
import { portableCos, portableSin, portableTan } from './portable-sine.ts';

/** Engines keep these in writable places; the types do not say so. */
const math = Math as Record<'sin' | 'cos' | 'tan' | 'asin' | 'acos' | 'atan' | 'atan2' | 'exp', unknown>;

/**
 * Runs a call into a library with the portable functions in the place of those of `Math`, and puts these back before anyone else can run: the
 * call may not wait. For libraries that look `Math.sin` up when they use it; one that keeps it at import, or writes `**`, is not helped. Costs
 * 0.2 us. Throws where `Math` is frozen, for there no library can give the same bytes everywhere.
 */
export function withPortableMath<T>(call: () => T): T {
  const { sin, cos, tan, asin, acos, atan, atan2, exp } = Math;
  math.sin = portableSin;
  math.cos = portableCos;
  math.tan = portableTan;
  math.asin = portableAsin;
  math.acos = portableAcos;
  math.atan = portableAtan;
  math.atan2 = portableAtan2;
  math.exp = portableExp;
  try {
    return call();
  } finally {
    math.sin = sin;
    math.cos = cos;
    math.tan = tan;
    math.asin = asin;
    math.acos = acos;
    math.atan = atan;
    math.atan2 = atan2;
    math.exp = exp;
  }
}
