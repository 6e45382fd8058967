import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passes } from './check.ts';
import { CHECKS } from './checks.ts';

for (const check of CHECKS) {
  const results = await check();
  for (const result of results) {
    test(`validation: ${result.check}, ${result.quantity}, against ${result.against}`, () => {
      const wanted = `${result.lowGate === undefined ? '' : `${result.lowGate} to `}${result.gate} ${result.unit}`;
      assert.ok(passes(result), `wanted ${wanted}, reached ${result.reached} ${result.unit}. ${result.note ?? ''}`);
    });
  }
}
