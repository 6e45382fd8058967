import { type FlownReturn, flyReturn } from '../../flight/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import type { World } from '../world/index.ts';
import { type ResolvedRequest, resolveRequest } from './resolve-request.ts';
import type { ReturnQuestion } from './return-question.ts';

export interface Prediction extends ResolvedRequest {
  readonly flown: FlownReturn;
}

/** `union return`: one question in, one return out. */
export async function predictReturn(world: World, question: ReturnQuestion): Promise<Outcome<Prediction>> {
  const resolved = await resolveRequest(world, question);
  if (!resolved.ok) return resolved;
  const flown = flyReturn(resolved.value.request, true);
  return flown.ok ? succeed({ ...resolved.value, flown: flown.value }) : flown;
}
