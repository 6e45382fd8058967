import type { z } from 'zod';
import type { Same, Told } from '../time/index.ts';

interface Disagreement<Shape, Type> {
  readonly shapeSays: Shape;
  readonly typeSays: Type;
}

/** A shape that the compiler has proved to hold what a type says, times as texts, no more and no less. */
export const shapeOf =
  <T>() =>
  <S extends z.ZodType>(shape: Same<Told<z.output<S>>, Told<T>> extends true ? S : Disagreement<Told<z.output<S>>, Told<T>>): S =>
    shape as S;
