import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import type { Due } from '../dicomweb/me';
import { LanguageSwitch } from '../i18n/LanguageSwitch';
import { useText } from '../i18n/language';
import { goOn } from '../session/refresh';
import { signOut } from '../session/shared';
import '../signin/signin.css';
import './own.css';
import { FactorSetUp } from './FactorSetUp';
import { PasswordForm } from './PasswordForm';

/** Stands in place of every screen until what is due is done. */
export default function DueScreen({ due, onDone }: { due: Due; onDone: () => void }) {
  const text = useText();
  const [failed, setFailed] = useState(false);
  // The token of before says that something is due; the next one has the roles.
  const done = (): void => {
    setFailed(false);
    void goOn(false).then((on) => {
      if (on) onDone();
      else setFailed(true);
    });
  };
  return (
    <main className="sign-in" data-testid={`due-${due}`}>
      <Card className="sign-in-card own">
        <header>
          <img src="./icon.svg" alt="" width={36} height={36} />
          <h1>{text.ownAccount.due[due].title}</h1>
          <LanguageSwitch />
        </header>
        <Alert type="info" showIcon title={text.ownAccount.due[due].why} />
        {failed && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={text.signIn.unreachable}
            action={
              <Button size="small" onClick={done}>
                {text.retry}
              </Button>
            }
          />
        )}
        {due === 'change-password' ? <PasswordForm onDone={done} /> : <FactorSetUp onDone={done} />}
        <Button type="link" onClick={() => void signOut()} data-testid="sign-out">
          {text.signOut}
        </Button>
      </Card>
    </main>
  );
}
