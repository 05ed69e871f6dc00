import { ask } from '../dicomweb/request';
import { adoptSession, currentSession, type TokenAnswer } from './session';

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
  const answer = (await response.json()) as Pick<TokenAnswer, 'access_token' | 'expires_in' | 'institution'>;
  const session = currentSession();
  if (!session) return; // signed out meanwhile, perhaps from another tab
  sessionStorage.clear();
  adoptSession({
    ...session,
    token: answer.access_token,
    expiresAt: Date.now() + answer.expires_in * 1000,
    institution: answer.institution,
  });
  location.hash = '';
  location.reload();
}
