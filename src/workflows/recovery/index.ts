export { type RecoveryQuestion, recoveryCard } from './recovery-card.ts';
export type { RecoveryCard } from '../../recovery/index.ts';
export { LANGUAGES, type Language } from '../../presentation/index.ts';
export { CARD_FORMS, type CardForm, cardAs, writeCardFile } from './recovery-forms.ts';
export { type UpdateQuestion, updatedCard } from './recovery-update.ts';
