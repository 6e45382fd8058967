export { findBrowser, printPage } from './print-page.ts';
