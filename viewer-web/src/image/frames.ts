import { type DataSet, items, number, numbers, text, texts } from '../dicomweb/dataSet';
import { kindOfObject } from '../dicomweb/kind';
import { Problem } from '../dicomweb/problem';
import { Tag } from '../dicomweb/tags';
import { type SopInstanceUid, sopInstanceUid } from '../dicomweb/uid';
import { type Plane, planeOf } from './orientation';
import type { Window, WindowFunction } from './window';

/** One picture of a series: a single-frame object, or one frame of a multi-frame object. */
export interface Frame {
  readonly imageId: string;
  readonly sop: SopInstanceUid;
  /** Counts from 1, as in `/frames/1`. */
  readonly number: number;
  readonly dataSet: DataSet;
}

/** More frames than any real series has; a header can claim any number, and a browser that believes it stands still. */
const MOST_FRAMES = 100_000;

/**
 * The pictures among the objects of a series, in the order a reader scrolls through them.
 *
 * @throws Problem 'excessive' when the objects claim more than {@link MOST_FRAMES} frames together
 */
export function framesOf(seriesPath: string, objects: readonly DataSet[]): readonly Frame[] {
  let left = MOST_FRAMES;
  return objects
    .filter((object) => kindOfObject(object) === 'image')
    .sort(byInstance)
    .flatMap((dataSet) => {
      const sop = sopInstanceUid(text(dataSet, Tag.SOPInstanceUID));
      const length = Math.max(1, Math.trunc(number(dataSet, Tag.NumberOfFrames) ?? 1));
      left -= length;
      if (left < 0) throw new Problem('excessive', 0, `NumberOfFrames ${length}, SOPInstanceUID ${sop}`, '');
      return Array.from({ length }, (_, index) => ({
        imageId: `wadors:${seriesPath}/instances/${sop}/frames/${index + 1}`,
        sop,
        number: index + 1,
        dataSet,
      }));
    });
}

/** By Instance Number; where that is missing or the same, by the place along the patient, then by UID. */
function byInstance(a: DataSet, b: DataSet): number {
  const instance = (dataSet: DataSet): number => number(dataSet, Tag.InstanceNumber) ?? Number.MAX_SAFE_INTEGER;
  return (
    instance(a) - instance(b) ||
    along(a) - along(b) ||
    text(a, Tag.SOPInstanceUID).localeCompare(text(b, Tag.SOPInstanceUID))
  );
}

/** How far the plane lies along its own normal, in millimetres. */
function along(dataSet: DataSet): number {
  return alongNormal(numbers(dataSet, Tag.ImageOrientationPatient), numbers(dataSet, Tag.ImagePositionPatient)) ?? 0;
}

function alongNormal(orientation: readonly number[], [x, y, z]: readonly number[]): number | undefined {
  const plane = planeOf(orientation);
  if (!plane || x === undefined || y === undefined || z === undefined) return undefined;
  const [a, b, c] = plane.row;
  const [d, e, f] = plane.column;
  return x * (b * f - c * e) + y * (c * d - a * f) + z * (a * e - b * d);
}

/** An attribute of a frame: of the object itself, or of a functional group, the frame's own before the shared (PS3.3 C.7.6.16). */
function inGroups({ dataSet, number: frame }: Frame, group: string): DataSet {
  const own = items(dataSet, Tag.PerFrameFunctionalGroupsSequence)[frame - 1] ?? {};
  const shared = items(dataSet, Tag.SharedFunctionalGroupsSequence)[0] ?? {};
  return items(own, group)[0] ?? items(shared, group)[0] ?? dataSet;
}

export function planeOfFrame(frame: Frame): Plane | undefined {
  return planeOf(numbers(inGroups(frame, Tag.PlaneOrientationSequence), Tag.ImageOrientationPatient));
}

/** Where its plane lies in the patient, in millimetres: as sent, else along its own normal. */
export function sliceLocation(frame: Frame): number | undefined {
  const sent = number(frame.dataSet, Tag.SliceLocation);
  if (sent !== undefined) return sent;
  const position = inGroups(frame, Tag.PlanePositionSequence);
  const orientation = inGroups(frame, Tag.PlaneOrientationSequence);
  return alongNormal(numbers(orientation, Tag.ImageOrientationPatient), numbers(position, Tag.ImagePositionPatient));
}

/** What its values count, where that is not plain from the modality: `BQML` of a PET (PS3.3 C.8.9.1). */
export function units({ dataSet }: Frame): string {
  return text(dataSet, Tag.Units);
}

export function patientOrientation(frame: Frame): readonly string[] {
  return texts(frame.dataSet, Tag.PatientOrientation);
}

/** Millimetres between rows and between columns; undefined when no attribute tells, and nothing may be measured. */
export function pixelSpacing(frame: Frame): readonly [number, number] | undefined {
  const sent = numbers(inGroups(frame, Tag.PixelMeasuresSequence), Tag.PixelSpacing);
  const [row, column] = sent.length === 2 ? sent : numbers(frame.dataSet, Tag.ImagerPixelSpacing);
  return row && column ? [row, column] : undefined;
}

export function sliceThickness(frame: Frame): number | undefined {
  return number(inGroups(frame, Tag.PixelMeasuresSequence), Tag.SliceThickness);
}

/** The first window an object brings for this frame. */
export function sentWindow(frame: Frame): Window | undefined {
  const voi = inGroups(frame, Tag.FrameVOILUTSequence);
  const center = number(voi, Tag.WindowCenter);
  const width = number(voi, Tag.WindowWidth);
  if (center === undefined || width === undefined || width <= 0) return undefined;
  return { center, width, function: windowFunction(text(voi, Tag.VOILUTFunction)) };
}

export function windowFunction(sent: string): WindowFunction {
  return sent === 'LINEAR_EXACT' || sent === 'SIGMOID' ? sent : 'LINEAR';
}

export function isMonochrome(frame: Frame): boolean {
  return text(frame.dataSet, Tag.PhotometricInterpretation).startsWith('MONOCHROME');
}

/** MONOCHROME1: the lowest value is white (PS3.3 C.7.6.3.1.2). */
export function isWhiteLow(frame: Frame): boolean {
  return text(frame.dataSet, Tag.PhotometricInterpretation) === 'MONOCHROME1';
}

/** Frames in a second as the object asks for; a usual rate when it does not. */
export function framesPerSecond({ dataSet }: Frame): number {
  const time = number(dataSet, Tag.FrameTime);
  const asked =
    number(dataSet, Tag.RecommendedDisplayFrameRate) ?? number(dataSet, Tag.CineRate) ?? (time ? 1000 / time : 0);
  return asked > 0 ? Math.min(60, Math.max(1, Math.round(asked))) : 15;
}
