export { withFolderLock } from './folder-lock.ts';
export { appendTogether } from './append-together.ts';
