import type { StudyUid } from './uid';

/** A study, and the institution it is looked at in: the same study may exist in two. */
export interface StudyPlace {
  readonly study: StudyUid;
  /** Code of another institution that lets it be seen; absent for one's own. */
  readonly at?: string;
}

/** The address of a study; the archive knows whose is meant without `at`, too, unless there are several. */
export function studyPath({ study, at }: StudyPlace): string {
  return `${root(at)}/studies/${study}`;
}

export function root(at: string | undefined): string {
  return at ? `/dicom-web/at/${encodeURIComponent(at)}` : '/dicom-web';
}

/** Whose a study is, by the code in the address under which it is retrieved. */
export function ownerOf(retrieveUrl: string): string {
  return /\/dicom-web\/at\/([^/]+)\/studies\//.exec(retrieveUrl)?.[1] ?? '';
}
