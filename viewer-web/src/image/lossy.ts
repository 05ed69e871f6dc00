import { type DataSet, text } from '../dicomweb/dataSet';
import { Tag } from '../dicomweb/tags';

/** Whether a picture has lost something; 'maybe' when its coding allows it and nobody says. */
export type Loss = 'none' | 'maybe' | 'lossy';

const CODED = '1.2.840.10008.1.2.4.';
/** JPEG baseline and extended, and what was JPEG before it was JPEG XL: these codings always lose (PS3.5 10.1, 10.18). */
const losing = new Set(['50', '51', '52', '53', '54', '55', '56', '111']);
/** MPEG-2, MPEG-4 and HEVC, with the fragmentable forms (PS3.5 10.7 to 10.13). */
const VIDEO = /^10[0-8](\.1)?$/;
/** JPEG-LS near-lossless, JPEG 2000, HTJ2K and JPEG XL also carry what has lost nothing. */
const able = new Set(['81', '91', '93', '112', '203']);

/**
 * Once lossy, always lossy (PS3.3 C.7.6.1.1.5): the attribute stays through later lossless steps. Where it is missing, or
 * says 00 beside a coding that cannot be lossless, the transfer syntax tells.
 */
export function lossOf(dataSet: DataSet, transferSyntax: string): Loss {
  const said = text(dataSet, Tag.LossyImageCompression);
  const coding = transferSyntax.startsWith(CODED) ? transferSyntax.slice(CODED.length) : '';
  if (said === '01' || losing.has(coding) || VIDEO.test(coding)) return 'lossy';
  return able.has(coding) && said !== '00' ? 'maybe' : 'none';
}
