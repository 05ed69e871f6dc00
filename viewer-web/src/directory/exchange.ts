import { call, type Fault } from './desk';
import type { Kind, Question } from './entry';

export type Format = 'csv' | 'yaml';

export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What becomes of one row of a file. */
export interface ImportedRow {
  readonly line: number;
  readonly kind: Kind;
  readonly entry: string;
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly differences: readonly Difference[];
}

/** What an import did, or would do; with faults, nothing. */
export interface Imported {
  readonly applied: boolean;
  /** How the file was written down, such as UTF-8 or GB18030. */
  readonly encoding: string;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rows: readonly ImportedRow[];
  readonly faults: readonly Fault[];
}

/** Everything the list shows, as a file. */
export async function exportFile(kind: Kind, format: Format, question: Question): Promise<Blob> {
  const parameters = new URLSearchParams({ kind, format, state: question.state });
  if (question.search) parameters.set('q', question.search);
  if (question.institution) parameters.set('institution', question.institution);
  return (await call(`export?${parameters}`, {})).blob();
}

/** Brings a file into the directory, whole or not at all; or only tries it. */
export async function importFile(kind: Kind, file: File, dryRun: boolean): Promise<Imported> {
  const format = formatOf(file.name);
  const parameters = new URLSearchParams({ kind, format, 'dry-run': String(dryRun) });
  const type = format === 'csv' ? 'text/csv' : 'application/yaml';
  return (await (await call(`import?${parameters}`, { method: 'POST', type, body: file })).json()) as Imported;
}

export function formatOf(name: string): Format {
  return /\.ya?ml$/i.test(name) ? 'yaml' : 'csv';
}

/** Gives a file to the browser to keep. */
export function keepFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  });
}
