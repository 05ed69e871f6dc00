import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { routeHash } from '../app/route';
import type { Me } from '../dicomweb/me';
import { LanguageSwitch } from '../i18n/LanguageSwitch';
import { useText } from '../i18n/language';
import { signOut } from '../session/shared';
import { AreaSwitch } from './AreaSwitch';
import { InstitutionSwitch } from './InstitutionSwitch';
import './topBar.css';

/** Whose screen this is: product, institution, person. */
export function TopBar({ me }: { me: Me | undefined }) {
  const text = useText();
  return (
    <header className="top-bar">
      <img src="./icon.svg" alt="" width={24} height={24} />
      <strong>{text.product}</strong>
      {me && <AreaSwitch me={me} />}
      <span className="institution">{me && <InstitutionSwitch me={me} />}</span>
      <a className="person" href={routeHash({ screen: 'account' })} title={text.account.own} data-testid="person">
        {me && <UserOutlined />} {me?.name}
      </a>
      <LanguageSwitch />
      <Button type="text" icon={<LogoutOutlined />} data-testid="sign-out" onClick={() => void signOut()}>
        {text.signOut}
      </Button>
    </header>
  );
}
