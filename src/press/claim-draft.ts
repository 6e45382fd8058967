import type { ReportClaim } from './press-report.ts';

/** A claim before it has its number, its part and its quotation. */
export type Draft = Omit<ReportClaim, 'id' | 'part' | 'quote'>;
