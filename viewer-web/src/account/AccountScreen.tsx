import { App, Card } from 'antd';
import { routeHash } from '../app/route';
import type { Me } from '../dicomweb/me';
import { useText } from '../i18n/language';
import './own.css';
import { FactorPanel } from './FactorPanel';
import { PasswordForm } from './PasswordForm';
import { TopBar } from './TopBar';

/** What people keep of their own account. */
export default function AccountScreen({ me }: { me: Me | undefined }) {
  const text = useText().ownAccount;
  const { message } = App.useApp();
  return (
    <div className="own-account">
      <TopBar me={me} />
      <main data-testid="account">
        <h1>
          {text.title}
          <a href={routeHash({ screen: 'studies' })} data-testid="leave-account">
            {text.back}
          </a>
        </h1>
        <Card title={text.password} className="own">
          <PasswordForm onDone={() => void message.success(text.changed)} />
        </Card>
        <Card title={text.factor} className="own">
          <FactorPanel />
        </Card>
      </main>
    </div>
  );
}
