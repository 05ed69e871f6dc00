/** One attribute in the DICOM JSON Model (PS3.18 F.2.2). */
export interface Attribute {
  readonly vr: string;
  readonly Value?: readonly unknown[];
  readonly InlineBinary?: string;
  readonly BulkDataURI?: string;
}

/** A data set in the DICOM JSON Model: attributes by their tag, eight hexadecimal digits. */
export type DataSet = Readonly<Record<string, Attribute>>;

/** The first value as text; empty when the attribute is absent or has no value. */
export function text(dataSet: DataSet, tag: string): string {
  return texts(dataSet, tag)[0] ?? '';
}

export function texts(dataSet: DataSet, tag: string): string[] {
  const values = dataSet[tag]?.Value ?? [];
  return values.map((value) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''));
}

/** The first value as a number. DS and IS may come as strings (PS3.18 F.2.2). */
export function number(dataSet: DataSet, tag: string): number | undefined {
  return numbers(dataSet, tag)[0];
}

export function numbers(dataSet: DataSet, tag: string): number[] {
  return texts(dataSet, tag)
    .filter((value) => value !== '')
    .map(Number)
    .filter(Number.isFinite);
}

export function items(dataSet: DataSet, tag: string): readonly DataSet[] {
  return (dataSet[tag]?.Value ?? []).filter((value) => typeof value === 'object' && value !== null) as DataSet[];
}
