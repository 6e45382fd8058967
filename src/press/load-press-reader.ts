import type { readPressReport } from './read-press-report.ts';

/** The reader brings a language model that takes 0.2 s to load; what does not read reports does not wait for it. */
export async function loadPressReader(): Promise<typeof readPressReport> {
  const reader = await import('./read-press-report.ts');
  return reader.readPressReport;
}
