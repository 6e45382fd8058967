/**
 * SHA-256 as FIPS 180-4 (NIST 2015) has it, in the standard's symbols: the words of section 6.2.2, the constants of 4.2.2 and 5.3.3. Pure, so that
 * a digest is the same on Node, in a worker and in a page, and is had without waiting.
 */

/** The first 64 primes; K and H(0) are the first 32 bits of the fractions of their cube and square roots. */
const PRIMES = primes(64);
const K = Int32Array.from(PRIMES, (prime) => fractionOfRoot(prime, 3n));
const H0 = Int32Array.from(PRIMES.slice(0, 8), (prime) => fractionOfRoot(prime, 2n));

const BLOCK_BYTES = 64;
const W = new Int32Array(64);

/** The digest of bytes, or of a text in UTF-8, in hexadecimal. */
export function sha256(message: string | Uint8Array): string {
  const bytes = typeof message === 'string' ? utf8(message) : message;
  const H = H0.slice();
  const whole = bytes.length - (bytes.length % BLOCK_BYTES);
  foldBlocks(H, new DataView(bytes.buffer, bytes.byteOffset, whole));
  foldBlocks(H, padded(bytes.subarray(whole), bytes.length));
  return Array.from(H, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** RFC 3629; half of a surrogate pair becomes U+FFFD, as everywhere on the web. */
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const point = text.codePointAt(i)!;
    if (point < 0x800) {
      bytes[at++] = 0xc0 | (point >> 6);
      bytes[at++] = 0x80 | (point & 63);
    } else if (point < 0x10000) {
      const scalar = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
      bytes[at++] = 0xe0 | (scalar >> 12);
      bytes[at++] = 0x80 | ((scalar >> 6) & 63);
      bytes[at++] = 0x80 | (scalar & 63);
    } else {
      i++;
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 63);
      bytes[at++] = 0x80 | ((point >> 6) & 63);
      bytes[at++] = 0x80 | (point & 63);
    }
  }
  return bytes.subarray(0, at);
}

/** What is left after the whole blocks, a bit of one, zeros, and the length in bits (5.1.1). */
function padded(rest: Uint8Array, length: number): DataView {
  const tail = new Uint8Array(rest.length + 9 > BLOCK_BYTES ? 2 * BLOCK_BYTES : BLOCK_BYTES);
  tail.set(rest);
  tail[rest.length] = 0x80;
  const view = new DataView(tail.buffer);
  view.setBigUint64(tail.length - 8, BigInt(length) * 8n);
  return view;
}

/** Section 6.2.2 over each block. */
function foldBlocks(H: Int32Array, blocks: DataView): void {
  for (let at = 0; at < blocks.byteLength; at += BLOCK_BYTES) {
    for (let t = 0; t < 16; t++) W[t] = blocks.getInt32(at + 4 * t);
    for (let t = 16; t < 64; t++) {
      const w15 = W[t - 15]!;
      const w2 = W[t - 2]!;
      const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
      const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
      W[t] = (s1 + W[t - 7]! + s0 + W[t - 16]!) | 0;
    }
    let a = H[0]!;
    let b = H[1]!;
    let c = H[2]!;
    let d = H[3]!;
    let e = H[4]!;
    let f = H[5]!;
    let g = H[6]!;
    let h = H[7]!;
    for (let t = 0; t < 64; t++) {
      const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const T1 = (h + S1 + ((e & f) ^ (~e & g)) + K[t]! + W[t]!) | 0;
      const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const T2 = (S0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + T1) | 0;
      d = c;
      c = b;
      b = a;
      a = (T1 + T2) | 0;
    }
    H[0]! += a;
    H[1]! += b;
    H[2]! += c;
    H[3]! += d;
    H[4]! += e;
    H[5]! += f;
    H[6]! += g;
    H[7]! += h;
  }
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/** The first 32 bits after the point of a prime's root, exact: the whole root of the prime times 2^(32 degree), by halving. */
function fractionOfRoot(prime: number, degree: bigint): number {
  const wanted = BigInt(prime) << (32n * degree);
  let [low, high] = [0n, 1n << 40n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if ((degree === 2n ? middle * middle : middle * middle * middle) <= wanted) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}
