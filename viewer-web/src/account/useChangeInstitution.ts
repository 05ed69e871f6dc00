import { App } from 'antd';
import { asProblem } from '../dicomweb/problem';
import { useText } from '../i18n/language';
import { changeInstitution } from '../session/institution';

/** Changes to the institution with a code; a no is told, and the person stays where they are. */
export function useChangeInstitution(): (code: string) => void {
  const text = useText();
  const { message } = App.useApp();
  return (code) => {
    changeInstitution(code).catch((error: unknown) => {
      const { kind } = asProblem(error);
      if (kind !== 'cancelled') void message.error(`${text.account.notChanged} ${text.problem[kind]}`);
    });
  };
}
