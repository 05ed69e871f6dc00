import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { go } from '../app/route';
import { type Me, otherInstitutions } from '../dicomweb/me';
import { useText } from '../i18n/language';
import { signOut } from '../session/shared';
import { useChangeInstitution } from './useChangeInstitution';

/** No institution has a code with a space. */
const SIGN_OUT = 'sign out';
const OWN = 'own account';

/** Who is signed in, in one button: institution, change of it, and the way out. For screens that have little room. */
export function AccountMenu({ me }: { me: Me | undefined }) {
  const text = useText();
  const change = useChangeInstitution();
  const others = me ? otherInstitutions(me) : [];
  const items: MenuProps['items'] = [
    ...(me ? [{ key: 'here', type: 'group' as const, label: <Here me={me} /> }] : []),
    ...others.map(({ code, name }) => ({ key: code, label: text.account.changeTo(name) })),
    { type: 'divider' },
    { key: OWN, icon: <UserOutlined />, label: <span data-testid="own-account">{text.account.own}</span> },
    { key: SIGN_OUT, icon: <LogoutOutlined />, label: <span data-testid="sign-out">{text.signOut}</span> },
  ];
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items,
        onClick: ({ key }) => {
          if (key === SIGN_OUT) void signOut();
          else if (key === OWN) go({ screen: 'account' });
          else change(key);
        },
      }}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={`${text.account.label} ${me?.name ?? ''}`}
        data-testid="person"
      >
        {me?.name}
      </Button>
    </Dropdown>
  );
}

function Here({ me }: { me: Me }) {
  return (
    <span data-testid="account-here">
      <b>{me.name}</b> {me.institution.name}
    </span>
  );
}
