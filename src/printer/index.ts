export { printPage } from './print-page.ts';
