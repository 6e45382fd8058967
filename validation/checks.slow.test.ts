import { SLOW_CHECKS } from './checks.ts';
import { holdGates } from './hold-gates.ts';

await holdGates(SLOW_CHECKS);
