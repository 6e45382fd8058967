import { type Campaign, type CampaignMode, dispersionsFromFile, flyShard, prepareCampaign } from '../../src/flight/index.ts';
import { sha256 } from '../../src/math/index.ts';
import type { Outcome } from '../../src/outcome/index.ts';
import { predictReturn, resolveRequest } from '../../src/workflows/return/index.ts';
import { shippedJson, shippedReturnIds } from '../../src/workflows/shipped/index.ts';
import type { HandedIn } from './handed-in.ts';
import { memoryWorld, withoutRecord } from './memory-world.ts';

const SAMPLED = 'soyuz-ms-19';
const SAMPLES = 200;
const SEED = 1;

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

/** The digests of every return that ships with elements, and of samples of each way in which one of them may come down; a line each. */
export default async function flightWorker({ world }: HandedIn): Promise<string> {
  const here = memoryWorld(world, withoutRecord);
  const lines: string[] = [];
  for (const flight of shippedReturnIds(here)) {
    const predicted = await predictReturn(here, { flight });
    lines.push(`${flight} ${predicted.ok ? sha256(JSON.stringify(predicted.value.flown)) : JSON.stringify(predicted.failure)}`);
  }
  const { request } = must(await resolveRequest(here, { flight: SAMPLED }));
  const dispersions = must(dispersionsFromFile(shippedJson(here, 'dispersions/standard.json'), 'dispersions', null));
  const { campaign } = must(prepareCampaign(request, SEED, dispersions, false));
  for (const mode of campaign.modes) lines.push(`${SAMPLED} ${mode.mode} ${digestOfSamples(campaign, mode)}`);
  return lines.join('\n');
}

function digestOfSamples(campaign: Campaign, mode: CampaignMode): string {
  const { rows } = flyShard(campaign, mode, 0, SAMPLES);
  return sha256(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
}
