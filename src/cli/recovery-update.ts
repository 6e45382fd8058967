import { dirname } from 'node:path';
import { succeed } from '../outcome/index.ts';
import { sayable } from '../presentation/index.ts';
import { withFolderLock, writeFile } from '../store/index.ts';
import { updatedCard } from '../workflows/recovery/index.ts';
import { type Door, defineCommand } from './command.ts';
import { FORM_OPTIONS, giveCard, languageOf } from './recovery-forms.ts';

export const command = defineCommand({
  about: `Goes on from a card after something was searched, heard, seen or found, and writes it back with all that it learned.
It needs nothing but the card. Give one or more of --searched, --nothing, --silence, --sighted, --beacon, --phone,
--radar, --bearing, --found and --withdraw. Each piece has an id on the card. What is withdrawn stays there and counts no
more. Several may update one card at the same time: each waits for the other.`,
  words: { card: { kind: 'file', shape: 'recovery-card', value: 'CARD.json', needed: true } },
  options: {
    searched: { kind: 'text', value: 'SECTOR', help: 'this sector was searched in vain (several: B1,B2)' },
    nothing: { kind: 'text', value: 'SECTOR', help: 'a flight over this sector saw nothing (several: B1,B2)' },
    pod: {
      kind: 'number',
      value: 'P',
      beside: { of: ['searched', 'nothing'], why: 'It is the probability of that search.' },
      help: 'probability that the search would have found it there (standard: 0.8)',
    },
    sighted: { kind: 'text', value: 'LAT,LON', help: 'somebody saw something about there' },
    beacon: { kind: 'text', value: 'LAT,LON', help: 'COSPAS-SARSAT tells this place of the beacon' },
    phone: { kind: 'text', value: 'LAT,LON', help: 'the crew tells this place by satellite telephone' },
    radar: { kind: 'text', value: 'LAT,LON', help: 'a radar’s track ended there' },
    withinKm: {
      kind: 'number',
      name: 'within',
      value: 'KM',
      beside: { of: ['sighted', 'beacon', 'phone', 'radar'], why: 'It is the error of that place.' },
      help: 'one standard deviation of that place (standard: 5 sighted and radar, 2 beacon, 0.1 phone)',
    },
    bearing: { kind: 'text', value: 'LAT,LON,DEG', help: 'a signal was heard from there in this direction, clockwise from north' },
    sigmaDeg: {
      kind: 'number',
      name: 'sigma',
      value: 'DEG',
      beside: { of: ['bearing'], why: 'It is the error of that bearing.' },
      help: 'one standard deviation of --bearing (standard: 3)',
    },
    found: { kind: 'text', value: 'LAT,LON', help: 'the capsule was found there' },
    withdraw: { kind: 'text', value: 'ID', help: 'this piece of evidence was wrong: e3' },
    by: { kind: 'text', value: 'WHO', help: 'who brought it' },
    sure: {
      kind: 'switch',
      beside: { of: ['found', 'sighted', 'beacon', 'phone', 'radar', 'bearing'], why: 'It is about a place.' },
      help: 'the place is meant, though it is over 50 km from every sector (where a --bearing was heard: 450 km)',
    },
    silence: { kind: 'switch', help: 'nothing was heard by L+10 min' },
    at: { kind: 'text', value: 'ISO', help: 'when this came in, and the search goes on' },
    out: { kind: 'text', value: 'CARD.json', help: 'writes the card there instead of over the old one' },
    ...FORM_OPTIONS,
  },
  examples: [
    'union recovery update card.json --silence --searched G1,G2 --pod 0.8',
    'union recovery update card.json --sighted 49.6,61.3 --within 10 --out later.json',
    'union recovery update card.json --beacon 49.62,61.33 --by "RCC Astana"',
    'union recovery update card.json --withdraw e2',
    'union recovery update card.json --found 49.630,61.343',
  ],
  run: async ({ card, ...asked }, door) => {
    const language = languageOf(asked);
    if (!language.ok) return language;
    const isFile = card.name !== 'standard input';
    const { out = isFile ? card.name : undefined, ...forms } = asked;
    if (!isFile || out !== card.name) {
      const updated = updatedCard(card, asked);
      return updated.ok ? giveCard(updated.value, { ...forms, ...(out !== undefined && { out }) }, language.value, door) : updated;
    }
    // Whoever writes a card back reads it as the one before has left it.
    const updated = await withFolderLock(dirname(out), async () => {
      const now = await readCard(card.name, door);
      const next = now.ok ? updatedCard(now.value, asked) : now;
      if (!next.ok) return next;
      const written = await writeFile(out, `${JSON.stringify(next.value)}\n`, 'out');
      return written.ok ? next : written;
    });
    if (!updated.ok) return updated;
    const given = await giveCard(updated.value, forms, language.value, door);
    if (given.ok) door.printError(`wrote ${out}`);
    return given;
  },
});

async function readCard(path: string, door: Door) {
  const [{ readFileAs }, bytes] = [await import('../api/index.ts'), await door.readFile(path)];
  const text = new TextDecoder().decode(bytes);
  const read = await readFileAs('recovery-card', { name: 'card', text });
  const said = read.ok ? sayable(read.value, 'card') : read;
  return said.ok ? succeed({ name: path, value: said.value }) : said;
}
