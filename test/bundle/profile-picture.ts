import { drawProfile } from '../../src/pictures/index.ts';
import type { HandedIn } from './handed-in.ts';

export default function profilePicture({ flown }: HandedIn): string {
  return drawProfile(flown);
}
