import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { checkText, quoted } from './text-lines.ts';

/** A JSON value, or a failure with the engine's own words on where the syntax breaks. */
export function parseJson(text: string, name: string): Outcome<unknown> {
  const body = checkText(text, name);
  if (!body.ok) return body;
  try {
    return succeed(JSON.parse(body.value) as unknown);
  } catch (error) {
    return fail(
      name,
      message('formats.json'),
      quoted(error instanceof Error ? error.message : String(error)),
      message('formats.cut-short'),
    );
  }
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
