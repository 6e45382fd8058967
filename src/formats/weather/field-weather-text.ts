import { type Outcome, fail, message } from '../../outcome/index.ts';
import type { FieldWeather } from '../../recovery/index.ts';
import type { Instant } from '../../time/index.ts';
import { parseFieldOpenMeteo } from './field-weather-open-meteo.ts';
import { parseJson } from '../text/index.ts';
import { isMetar, parseMetar } from './metar.ts';

/** The reports in an answer of aviationweather.gov: one object or a list of them, each with its text as `rawOb`. Null where it is another's. */
function rawReports(value: unknown): readonly string[] | null {
  const list = Array.isArray(value) ? value : [value];
  const texts = list.map((one: unknown) =>
    typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>)['rawOb'] : undefined,
  );
  return texts.length > 0 && texts.every((text) => typeof text === 'string') ? texts : null;
}

/** Weather on the ground from a file: an Open-Meteo answer or METARs. `near` tells a METAR's month. */
export function parseFieldWeather(text: string, name: string, near: Instant): Outcome<FieldWeather> {
  if (/^\uFEFF?\s*[[{]/.test(text)) {
    const json = parseJson(text, name);
    if (!json.ok) return json;
    const reports = rawReports(json.value);
    return reports === null ? parseFieldOpenMeteo(json.value, name) : parseMetar(reports.join('\n'), name, near);
  }
  if (isMetar(text)) return parseMetar(text, name, near);
  return fail(name, message('formats.open-meteo-or-metars'), JSON.stringify(text.slice(0, 60)));
}
