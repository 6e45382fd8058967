import { type FlownReturn, flyReturn } from '../../flight/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import { type ResolvedRequest, type ReturnQuestion, resolveRequest } from './resolve-request.ts';

export interface Prediction extends ResolvedRequest {
  readonly flown: FlownReturn;
}

/** `union return`: one question in, one return out. */
export async function predictReturn(question: ReturnQuestion): Promise<Outcome<Prediction>> {
  const resolved = await resolveRequest(question);
  if (!resolved.ok) return resolved;
  const flown = flyReturn(resolved.value.request, true);
  return flown.ok ? succeed({ ...resolved.value, flown: flown.value }) : flown;
}
