/** How a codestream is coded, which says the decoder it needs. */
type Coding = 'dct' | 'lossless' | 'jpeg-ls' | 'wavelet';

/** The last two digits of the transfer syntaxes 1.2.840.10008.1.2.4.xx (PS3.5 10). */
const codings: Readonly<Record<string, Coding>> = {
  50: 'dct',
  51: 'dct',
  57: 'lossless',
  70: 'lossless',
  80: 'jpeg-ls',
  81: 'jpeg-ls',
  90: 'wavelet',
  91: 'wavelet',
};

const LONGEST_HEAD = 2048;
const MOST_SEGMENTS = 1000;
const SYNTAX = /transfer-syntax="?1\.2\.840\.10008\.1\.2\.4\.(\d\d)(?![\d.])/i;

/**
 * Makes the transfer syntax of a frame that came as a part (PS3.18 8.7.3.5) that of its codestream, where the two
 * contradict each other: some archives name a JPEG lossless that is a baseline JPEG, and a decoder that believes them shows
 * noise. The bytes are changed in place.
 */
export function believeCodestream(answer: ArrayBuffer): ArrayBuffer {
  const bytes = new Uint8Array(answer);
  const head = String.fromCharCode(...bytes.subarray(0, LONGEST_HEAD));
  const end = head.indexOf('\r\n\r\n');
  const named = SYNTAX.exec(head.slice(0, Math.max(end, 0)));
  if (!named) return answer;
  const [match, digits = ''] = named;
  const found = syntaxOf(bytes.subarray(end + 4));
  if (!found || !contradicts(digits, found)) return answer;
  const at = named.index + match.length - 2;
  bytes[at] = found.charCodeAt(0);
  bytes[at + 1] = found.charCodeAt(1);
  return answer;
}

/** Samples of more than 8 bits are beyond the decoder of the baseline process, too. */
function contradicts(named: string, found: string): boolean {
  const coding = codings[named];
  return coding !== undefined && (coding !== codings[found] || (named === '50' && found === '51'));
}

/**
 * The digits of the transfer syntax that suits a codestream, by its frame header (ITU-T T.81 B.1.1.3, T.87 C.1.1) or the
 * start of JPEG 2000 (T.800 A.4).
 *
 * @returns undefined when it is none of these
 */
export function syntaxOf(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) return undefined;
  if (view.getUint32(0) === 0xff4fff51) return '91';
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  for (let segment = 0; segment < MOST_SEGMENTS && at + 5 <= bytes.length && bytes[at] === 0xff; segment++) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return undefined;
    if (marker === 0xc3) return '70';
    if (marker === 0xf7) return '81';
    if (marker >= 0xc0 && marker <= 0xc2) return view.getUint8(at + 4) > 8 ? '51' : '50';
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
