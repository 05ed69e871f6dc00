import { type StudyPlace } from './place';
import { ask } from './request';
import { type StudyUid, studyUid } from './uid';

/** Another study of the same person that this institution may see. */
export interface Prior {
  readonly study: StudyUid;
  /** Code of the institution whose it is. */
  readonly institution: string;
  readonly institutionName: string;
  readonly own: boolean;
  /** YYYY-MM-DD; absent when the study names none. */
  readonly date?: string;
  readonly modalities: readonly string[];
  readonly bodyParts: readonly string[];
  readonly description: string;
}

type Wire = Omit<Prior, 'study'> & { readonly study: string };

/** The other studies of the person, the latest first. */
export async function findPriors(place: StudyPlace, signal: AbortSignal): Promise<readonly Prior[]> {
  const response = await ask(priorsPath(place), 'application/json', signal);
  const { priors } = (await response.json()) as { priors: readonly Wire[] };
  return priors.map((prior) => ({ ...prior, study: studyUid(prior.study) }));
}

export function priorsPath({ study, at }: StudyPlace): string {
  return `/archive/studies/${study}/priors${at ? `?at=${encodeURIComponent(at)}` : ''}`;
}

/** Where it is looked at: one's own without saying whose it is. */
export function placeOf({ study, own, institution }: Prior): StudyPlace {
  return own ? { study } : { study, at: institution };
}
