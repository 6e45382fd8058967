export {
  type NamedText,
  type ResolvedRequest,
  type ReturnQuestion,
  parseLatLon,
  publishedInstant,
  readElements,
  resolveRequest,
} from './resolve-request.ts';
export { type FoundFootprint, findFootprint } from './find-footprint.ts';
export type { FootprintQuestion } from './footprint-question.ts';
export { type CampaignProgress, emptyTallies, flyCampaign } from './fly-campaign.ts';
export { type Cover, type Scorecard, type ScoredFootprint, score } from './score.ts';
export { type DeorbitQuestion, type Deorbits, findDeorbits } from './find-deorbits.ts';
export { type FootprintReading, readFootprint } from './read-footprint.ts';
export type { Footprint, ModeFootprint } from '../../flight/index.ts';
export { type Prediction, predictReturn } from './predict-return.ts';
export { readCheckpoint } from './checkpoint.ts';
export { writeFootprint } from './write-footprint.ts';
export { writeReturn } from './write-return.ts';
