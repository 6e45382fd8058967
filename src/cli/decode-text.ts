/** The text in a file's bytes: UTF-8, or UTF-16 as its mark or its zeros show, gzip'd or not. */
import { type Outcome, succeed } from '../outcome/index.ts';
import { cannot } from './own-words.ts';

const MAX_INPUT_BYTES = 50_000_000;

export async function decodeText(bytes: Uint8Array, where: string, name: string): Promise<Outcome<string>> {
  const plain = isGzip(bytes) ? await unzip(bytes, where, name) : succeed(bytes);
  if (!plain.ok) return plain;
  if (plain.value.length > MAX_INPUT_BYTES)
    return cannot(where, `at most ${MAX_INPUT_BYTES} bytes`, `${name}: ${plain.value.length} bytes`);
  return succeed(new TextDecoder(encodingOf(plain.value)).decode(plain.value));
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** A small file may hold a very large text, so what comes out is bounded. */
async function unzip(bytes: Uint8Array, where: string, name: string): Promise<Outcome<Uint8Array>> {
  const { gunzipSync } = await import('node:zlib');
  try {
    return succeed(gunzipSync(bytes, { maxOutputLength: MAX_INPUT_BYTES }));
  } catch (error) {
    const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isLarge
      ? cannot(where, `at most ${MAX_INPUT_BYTES} bytes`, `${name}: more, when it is unpacked`)
      : cannot(where, 'a file that gzip can unpack', `${name}, which is damaged or cut short`);
  }
}

/** Texts of orbits and weather begin with letters of ASCII: in UTF-16 every other byte is zero. */
function encodingOf([first = 0, second = 0, third = 0, fourth = 0]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0 && fourth === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0 && fourth !== 0)) return 'utf-16be';
  return 'utf-8';
}
