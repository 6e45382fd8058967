import type { KnownStatus } from '../math/index.ts';

/** How what the files of `data/recovery/` say is known. Nothing in them is fitted. */
export const RECOVERY_STATUSES = ['published', 'derived', 'practice', 'assumed'] as const satisfies readonly KnownStatus[];
export type RecoveryStatus = (typeof RECOVERY_STATUSES)[number];
