import { CHECKS, SLOW_CHECKS } from './checks.ts';
import { holdGates } from './hold-gates.ts';

await holdGates(CHECKS.filter((check) => !SLOW_CHECKS.includes(check)));
