export { type CardQuestion, type RecoveryQuestion, cardOfRun, recoveryCard } from './recovery-card.ts';
export type { FinishedRun } from './recovery-source.ts';
export type { RecoveryCard } from '../../recovery/index.ts';
export { LANGUAGES, type Language } from '../../presentation/index.ts';
export { CARD_FORMS, type CardForm, cardAs, quantityText, sayCapsule, sayEvidence } from './card-as.ts';
export { type PatternsAnswer, type PatternsQuestion, patternsGpx, patternsJson, searchPatterns } from './search-patterns.ts';
export { type UpdateQuestion, updatedCard } from './recovery-update.ts';
