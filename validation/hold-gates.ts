import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passes } from './check.ts';
import type { Check } from './checks.ts';

/** A test for each number that the checks reach. */
export async function holdGates(checks: readonly Check[]): Promise<void> {
  for (const check of checks)
    for (const result of await check())
      void test(`validation: ${result.check}, ${result.quantity}, against ${result.against}`, () => {
        const wanted = `${result.lowGate === undefined ? '' : `${result.lowGate} to `}${result.gate} ${result.unit}`;
        assert.ok(passes(result), `wanted ${wanted}, reached ${result.reached} ${result.unit}. ${result.note ?? ''}`);
      });
}
