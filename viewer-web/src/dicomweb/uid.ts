declare const brand: unique symbol;
/** A string that has been checked to be one kind of thing, and is no other kind. */
type Branded<Kind extends string> = string & { readonly [brand]: Kind };

export type StudyUid = Branded<'StudyUid'>;
export type SeriesUid = Branded<'SeriesUid'>;
export type SopInstanceUid = Branded<'SopInstanceUid'>;

/** The form of UIDs as they are received: digits and dots, at most 64 characters (PS3.5 9.1, leading zeros tolerated). */
export function isUid(text: string): boolean {
  return /^\d+(\.\d+)*$/.test(text) && text.length <= 64;
}

function checked<Kind extends string>(text: string): Branded<Kind> {
  if (!isUid(text)) throw new RangeError(`Not a DICOM UID: '${text}'`);
  return text as Branded<Kind>;
}

export const studyUid = (text: string): StudyUid => checked(text);
export const seriesUid = (text: string): SeriesUid => checked(text);
export const sopInstanceUid = (text: string): SopInstanceUid => checked(text);
