import { ask } from '../dicomweb/request';
import { beginSession, currentSession, type TokenAnswer } from './session';

/**
 * Goes on at another institution of the person: the list of studies there, from its start. The page is loaded anew, so that
 * no image of the institution before stays in memory; other tabs stay where they are.
 *
 * @param code of the institution
 * @throws Problem when the archive says no
 */
export async function changeInstitution(code: string): Promise<void> {
  const path = `/me/institutions/${encodeURIComponent(code)}/token`;
  const response = await ask(path, 'application/json', undefined, 'POST');
  const answer = (await response.json()) as TokenAnswer;
  if (!currentSession()) return; // signed out meanwhile, perhaps from another tab
  sessionStorage.clear();
  beginSession(answer);
  location.hash = '';
  location.reload();
}
