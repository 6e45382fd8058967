import { type Outcome, fail, message } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { parseOmmCsv } from './omm-csv.ts';
import { parseOmmJson } from './omm-json.ts';
import { parseOmmKvn } from './omm-kvn.ts';
import { parseOmmXml } from './omm-xml.ts';
import { checkText, quoted } from '../text/index.ts';

/** The encoding of Orbit Mean-Elements Messages that the start of a text shows, or null. */
export function ommEncoding(body: string): 'json' | 'xml' | 'kvn' | 'csv' | null {
  const start = body.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  if (start.startsWith('<')) return 'xml';
  if (/^[ \t]*CCSDS_OMM_VERS[ \t]*=/m.test(start)) return 'kvn';
  const firstLine = /^[^\r\n]*/.exec(start)?.[0] ?? '';
  return firstLine.includes(',') && firstLine.includes('MEAN_MOTION') ? 'csv' : null;
}

/** The element sets of CCSDS Orbit Mean-Elements Messages in JSON, XML, KVN or CSV, whichever the text is. */
export function parseOmm(text: string, name: string): Outcome<ElementSet[]> {
  const body = checkText(text, name);
  if (!body.ok) return body;
  switch (ommEncoding(body.value)) {
    case 'json':
      return parseOmmJson(text, name);
    case 'xml':
      return parseOmmXml(text, name);
    case 'kvn':
      return parseOmmKvn(text, name);
    case 'csv':
      return parseOmmCsv(text, name);
    case null:
      return fail(name, message('formats.omm-in-any-form'), quoted(body.value.trimStart()));
  }
}
