export { planCalendar } from './plan-calendar.ts';
export { seatsCsv } from './seats-csv.ts';
