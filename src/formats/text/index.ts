export { type TextLine, checkText, quoted, readLines } from './text-lines.ts';
export { isJsonObject, parseJson } from './json-text.ts';
export {
  type MessageHeader,
  type KeywordValue,
  addOnce,
  formatMessageTime,
  isComment,
  keywordLine,
  oneLine,
  readKeyword,
} from './ccsds-kvn.ts';
export { either } from './either.ts';
export { parseDecimal } from './decimal-text.ts';
export { type CsvTable, readCsv } from './csv-rows.ts';
export { type XmlElement, readXml } from './xml-elements.ts';
