export { pressMatter } from './known-matter.ts';
export { type AcceptedLines, type ReportSource, acceptClaims } from './accepted-claims.ts';
export type { PressReport } from './press-report.ts';
export { loadPressReader } from './load-press-reader.ts';
export { formatPressReport } from './format-press-report.ts';
