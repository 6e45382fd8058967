import { type Outcome, fail, message } from '../../outcome/index.ts';
import type { FieldWeather } from '../../recovery/index.ts';
import type { Instant } from '../../time/index.ts';
import { parseFieldOpenMeteo } from './field-weather-open-meteo.ts';
import { parseJson } from '../text/index.ts';
import { isMetar, parseMetar } from './metar.ts';

/** Weather on the ground from a file: an Open-Meteo answer or METARs. `near` tells a METAR's month. */
export function parseFieldWeather(text: string, name: string, near: Instant): Outcome<FieldWeather> {
  if (/^\uFEFF?\s*[[{]/.test(text)) {
    const json = parseJson(text, name);
    return json.ok ? parseFieldOpenMeteo(json.value, name) : json;
  }
  if (isMetar(text)) return parseMetar(text, name, near);
  return fail(name, message('formats.open-meteo-or-metars'), JSON.stringify(text.slice(0, 60)));
}
