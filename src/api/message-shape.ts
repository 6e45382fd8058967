import { z } from 'zod';
import type { Message, MessageValue, MessageValues } from '../outcome/index.ts';
import { shapeOf } from './agreement.ts';

const valueShape: z.ZodType<MessageValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.array(valueShape), z.strictObject({ key: z.string(), values: valuesShape })]),
);
const valuesShape: z.ZodType<MessageValues> = z.record(z.string(), valueShape);

/** What is said: its key and values. The words beside them are for readers of the file, and are made anew when it is read. */
export const messageShape = shapeOf<Message>()(
  z
    .strictObject({ text: z.string().exactOptional(), key: z.string(), values: valuesShape })
    .transform(({ key, values }) => ({ key, values })),
);

/** What a reader should mind; some workflows still say it in words alone. */
export const warningsShape = z.array(z.union([messageShape, z.string()]));
