import { updatedCard } from '../workflows/recovery/index.ts';
import { defineCommand } from './command.ts';
import { FORM_OPTIONS, giveCard, languageOf } from './recovery-forms.ts';

export const command = defineCommand({
  about: `Goes on from a card after something was searched, heard, seen or found, and writes it back with all that it learned.
It needs nothing but the card. Give one or more of --searched, --nothing, --found, --sighted and --silence.`,
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
    withinKm: {
      kind: 'number',
      name: 'within',
      value: 'KM',
      beside: { of: ['sighted'], why: 'It is the error of that sighting.' },
      help: 'one standard deviation of --sighted (standard: 5)',
    },
    found: { kind: 'text', value: 'LAT,LON', help: 'the capsule was found there' },
    silence: { kind: 'switch', help: 'nothing was heard by L+10 min' },
    at: { kind: 'text', value: 'ISO', help: 'when this came in, and the search goes on' },
    out: { kind: 'text', value: 'CARD.json', help: 'writes the card there instead of over the old one' },
    ...FORM_OPTIONS,
  },
  examples: [
    'union recovery update card.json --silence --searched G1,G2 --pod 0.8',
    'union recovery update card.json --sighted 49.6,61.3 --within 10 --out later.json',
    'union recovery update card.json --found 49.630,61.343',
  ],
  run: async ({ card, ...asked }, door) => {
    const language = languageOf(asked);
    if (!language.ok) return language;
    const updated = updatedCard(card, asked);
    if (!updated.ok) return updated;
    const own = card.name === 'standard input' ? {} : { out: card.name };
    return giveCard(updated.value, { ...own, ...asked }, language.value, door);
  },
});
