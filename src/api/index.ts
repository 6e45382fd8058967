export { readAs, readJsonAs } from './read-as.ts';
export { SHAPES, type ShapeName, type Shaped } from './resources.ts';
export { messageShape } from './message-shape.ts';
export { jsonSchemas } from './json-schemas.ts';
