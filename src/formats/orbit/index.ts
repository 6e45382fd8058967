export { formatTle, parseTle } from './tle.ts';
export { parseElements } from './elements-text.ts';
export { type EphemerisMessage, formatOem, isOem, parseOem } from './oem.ts';
export { passesCalendar } from './passes-calendar.ts';
export { parseOmm } from './omm.ts';
