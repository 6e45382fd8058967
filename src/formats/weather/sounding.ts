import { type Message, type Outcome, fail, message } from '../../outcome/index.ts';
import type { Profile } from '../../earth/index.ts';
import { IGRA2_HEADER, parseIgra2 } from './sounding-igra2.ts';
import { parseOpenMeteo } from './sounding-open-meteo.ts';
import { type ReportedSounding, type Wanted, profilesFrom } from './sounding-profile.ts';
import { parseWyomingCsv } from './sounding-wyoming-csv.ts';
import { WYOMING_TABLE, parseWyomingText } from './sounding-wyoming-text.ts';
import { checkText, quoted } from '../text/index.ts';

const WANTED = message('formats.sounding-in-any-form');

type Parser = (text: string, name: string) => Outcome<ReportedSounding[]>;

/** Wind profiles of a sounding file in any known form; with `at`, only the one nearest in time. `place` is taken where the file tells none. */
export function parseSounding(text: string, name: string, options: Wanted = {}): Outcome<Profile[]> {
  const body = checkText(text, name);
  if (!body.ok) return body;
  const parser = recognise(body.value);
  if (parser === null) return fail(name, WANTED, quoted(body.value.trim()), hintFor(body.value));
  const soundings = parser(text, name);
  return soundings.ok ? profilesFrom(soundings.value, name, options) : soundings;
}

function recognise(body: string): Parser | null {
  const start = body.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return parseOpenMeteo;
  if (IGRA2_HEADER.test(start)) return parseIgra2;
  if (/^[^\r\n]*,pressure_/.test(start)) return parseWyomingCsv;
  return WYOMING_TABLE.test(body) ? parseWyomingText : null;
}

function hintFor(body: string): Message | undefined {
  const apology = /(?:Can't get|Unable to retrieve|Sorry)[^\r\n<]{0,120}/i.exec(body)?.[0];
  if (apology !== undefined) return message('formats.service-says', { words: apology.trim() });
  return /^\s*<(?:!doctype|html)/i.test(body) ? message('formats.page-without-sounding') : undefined;
}
