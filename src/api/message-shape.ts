import { z } from 'zod';
import type { Message, MessageValue, MessageValues } from '../outcome/index.ts';
import { shapeOf } from './agreement.ts';

const valueShape: z.ZodType<MessageValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.array(valueShape), z.strictObject({ key: z.string(), values: valuesShape })]),
);
const valuesShape: z.ZodType<MessageValues> = z.record(z.string(), valueShape);

/** What is said: its key and values. The words beside them are for readers of the file, and are made anew when it is read. */
export const saying = { text: z.string().exactOptional(), key: z.string(), values: valuesShape };

/** Drops the words of a message that was read. */
export function withoutText<T extends { readonly text?: string }>(read: T): Omit<T, 'text'> {
  const { text: _, ...told } = read;
  return told;
}

export const messageShape = shapeOf<Message>()(z.strictObject(saying).transform(withoutText));

/** What is said in a message, or still in words alone. */
export const saidShape = z.union([messageShape, z.string()]);

/** What a reader should mind. */
export const warningsShape = z.array(messageShape);
