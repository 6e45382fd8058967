import { z } from 'zod';
import { SHAPE_NAMES, loadShape } from './resources.ts';

/** Each shape as a JSON Schema (draft 2020-12), as files: what others may hand in, and what they are given. */
export async function jsonSchemas(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  return Promise.all(
    SHAPE_NAMES.map(async (name) => {
      const { $schema, ...rest } = z.toJSONSchema(await loadShape(name), { io: 'input' });
      return { name: `${name}.json`, text: `${JSON.stringify({ $schema, title: `union-station/${name}`, ...rest }, null, 1)}\n` };
    }),
  );
}
