/**
 * A thread that flies samples of a campaign with the kernel's recording stand-in, and answers with the tape. Only on this thread does
 * src/flight find the stand-in where its kernel is: what the bench times is the kernel itself.
 */
import { registerHooks } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { RecordingTask } from './tape.ts';

const KERNEL = new URL('../../src/flight/dynamics-kernel.ts', import.meta.url).href;
const STAND_IN = new URL('recording-kernel.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url === KERNEL && context.parentURL !== STAND_IN ? { ...found, url: STAND_IN } : found;
  },
});
const { SAMPLE_SIZE, flySample } = await import('../../src/flight/index.ts');
const { startSample, takeTape } = await import('./recording-kernel.ts');

const { campaign, mode, samples } = workerData as RecordingTask;
const [deviates, row] = [new Float64Array(mode.deviates), new Float64Array(SAMPLE_SIZE)];
for (let sample = 0; sample < samples; sample++) {
  startSample();
  flySample(campaign, mode, sample, { deviates, row });
}
const tape = takeTape();
parentPort?.postMessage(tape, [tape.buffer]);
