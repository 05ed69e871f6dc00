import type { Attribute, DataSet } from '../dicomweb/dataSet';

/** Red, Green and Blue Palette Color Lookup Table Data (PS3.3 C.7.9). */
const tables = ['00281201', '00281202', '00281203'];

/** The object with its palettes as numbers: the decoder reads those, while DICOM JSON sends bytes in base 64. */
export function withPalettes(dataSet: DataSet): DataSet {
  const read = tables.flatMap((tag): [string, Attribute][] => {
    const attribute = dataSet[tag];
    return attribute?.InlineBinary ? [[tag, { vr: attribute.vr, Value: words(attribute.InlineBinary) }]] : [];
  });
  return { ...dataSet, ...Object.fromEntries(read) };
}

/** Words of 16 bits, little endian (PS3.18 F.2.7 keeps the byte order of the transfer syntax, here always that one). */
function words(base64: string): number[] {
  const bytes = atob(base64);
  return Array.from(
    { length: bytes.length >> 1 },
    (_, i) => bytes.charCodeAt(2 * i) | (bytes.charCodeAt(2 * i + 1) << 8),
  );
}
