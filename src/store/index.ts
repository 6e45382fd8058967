export { withFolderLock } from './folder-lock.ts';
export { appendText } from './append-text.ts';
