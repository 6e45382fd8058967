export { readAs, readJsonAs } from './read-as.ts';
export { SHAPE_NAMES, type ShapeName, type Shaped, loadShape, readFileAs } from './resources.ts';
export { withoutComments } from './json-with-comments.ts';
export { messageShape } from './message-shape.ts';
export { jsonSchemas } from './json-schemas.ts';
