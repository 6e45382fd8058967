export { type NameEntry, type NameKind, allNames } from './name-entry.ts';
export { type Candidate, type Fit, type NameScope, candidatesFor } from './candidates.ts';
export { type Asked, type Found, findNamed } from './find-named.ts';
export { type NameForm, type NameIndex, type Named, type Word, findNames, nameIndexOf, wordsIn } from './names-in-text.ts';
export { foldWord } from './fold-word.ts';
