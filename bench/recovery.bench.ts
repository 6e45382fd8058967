/**
 * How long a card takes from a finished footprint, and an update of it, in process: with the samples of a usual run and with 10^5. Run by
 * `npm run bench:recovery`; the samples are thrown by one seed, so the cards are the same.
 */
import { formatCardHtml, formatCardText } from '../src/formats/recovery/index.ts';
import { type RecoveryCard, updateCard } from '../src/recovery/index.ts';
import { mixtureRows } from '../src/recovery/samples.fixture.ts';
import { cardOf } from '../src/presentation/recovery-card.fixture.ts';

const RUNS = 9;
const CARD_WANTED_MS = 300;
const UPDATE_WANTED_MS = 50;

function timed(call: () => void): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/** First call in the process, and the median of those after it. */
function measure(name: string, call: () => void, wantedMs: number | null): void {
  const firstMs = timed(call);
  const laterMs = Array.from({ length: RUNS }, () => timed(call)).toSorted((a, b) => a - b)[RUNS >> 1]!;
  const wanted = wantedMs === null ? '' : `wanted under ${wantedMs} ms: ${Math.max(firstMs, laterMs) < wantedMs ? 'met' : 'MISSED'}`;
  console.log(`${name.padEnd(44)} first ${firstMs.toFixed(1).padStart(7)} ms, median ${laterMs.toFixed(1).padStart(7)} ms  ${wanted}`);
}

const usual = mixtureRows(2000, 512, 5);
const many = mixtureRows(70_000, 10_000, 5);
measure('card, 2000 and 3 x 512 samples', () => void cardOf({ samples: usual }), CARD_WANTED_MS);
measure('card, 100,000 samples', () => void cardOf({ samples: many }), CARD_WANTED_MS);
const card: RecoveryCard = cardOf({ samples: many });
const sector = card.search!.sectors[0]!.id;
measure(
  'update after a search, 100,000 samples',
  () => void updateCard(card, [{ kind: 'searched', sector, pod: 0.8, at: null }]),
  UPDATE_WANTED_MS,
);
measure(
  'update after a sighting, 100,000 samples',
  () => void updateCard(card, [{ kind: 'sighted', place: card.expected, errorKm: 5, falseAlarm: 0.1, at: null }]),
  UPDATE_WANTED_MS,
);
const text = JSON.stringify(card);
measure(`reading a card of ${(text.length / 1e6).toFixed(1)} MB`, () => void JSON.parse(text), null);
measure('plain text', () => void formatCardText(card, 'en'), null);
measure('page without its maps', () => void formatCardHtml(card, null, 'en'), null);
