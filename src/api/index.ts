export { readAs, readJsonAs } from './read-as.ts';
export { SHAPES, type ShapeName, type Shaped, readFileAs } from './resources.ts';
export { withoutComments } from './json-with-comments.ts';
export { messageShape } from './message-shape.ts';
export { jsonSchemas } from './json-schemas.ts';
