import { z } from 'zod';
import { SHAPES } from './resources.ts';

/** Each shape as a JSON Schema (draft 2020-12), as files: what others may hand in, and what they are given. */
export function jsonSchemas(): readonly { readonly name: string; readonly text: string }[] {
  return Object.entries(SHAPES).map(([name, shape]) => {
    const { $schema, ...rest } = z.toJSONSchema(shape, { io: 'input' });
    return { name: `${name}.json`, text: `${JSON.stringify({ $schema, title: `union-station/${name}`, ...rest }, null, 1)}\n` };
  });
}
