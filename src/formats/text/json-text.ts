import { type Outcome, endsTooEarly, fail, message, notJson, succeed } from '../../outcome/index.ts';
import { checkText } from './text-lines.ts';

/** A JSON value, or a failure that says where the syntax breaks. */
export function parseJson(text: string, name: string): Outcome<unknown> {
  const body = checkText(text, name);
  if (!body.ok) return body;
  try {
    return succeed(JSON.parse(body.value) as unknown);
  } catch {
    const hint = endsTooEarly(body.value) ? message('formats.cut-short') : undefined;
    return fail(name, message('formats.json'), notJson(body.value), hint);
  }
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
