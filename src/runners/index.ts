export { threadRunner } from './thread-runner.ts';
