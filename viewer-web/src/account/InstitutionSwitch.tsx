import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type Me, otherInstitutions } from '../dicomweb/me';
import { useText } from '../i18n/language';
import { useChangeInstitution } from './useChangeInstitution';

/** Where the person is; a menu of the others for who works in several. */
export function InstitutionSwitch({ me }: { me: Me }) {
  const text = useText();
  const change = useChangeInstitution();
  if (otherInstitutions(me).length === 0) return <span className="clip">{me.institution.name}</span>;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: me.institutions.map(({ code, name }) => ({ key: code, label: name })),
        selectable: true,
        selectedKeys: [me.institution.code],
        onClick: ({ key }) => {
          if (key !== me.institution.code) change(key);
        },
      }}
    >
      <Button type="text" title={text.account.change} data-testid="institution">
        <span className="clip">{me.institution.name}</span> <DownOutlined />
      </Button>
    </Dropdown>
  );
}
