import {
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  ClusterOutlined,
  DesktopOutlined,
  IdcardOutlined,
  ShareAltOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Me } from '../dicomweb/me';
import type { Kind } from '../directory/entry';
import type { Messages } from '../i18n/zh';
import type { PersonRole } from './roles';

/** One page of the administration. */
export interface AdminPage {
  /** In the address, after #/admin/: small letters and '-'. */
  readonly key: string;
  readonly group: keyof Messages['administration']['groups'];
  /** Who has the page: one of these roles at the institution the session is for. The archive checks it again. */
  readonly roles: readonly PersonRole[];
  readonly title: (text: Messages) => string;
  readonly icon: ReactNode;
  readonly Page: ComponentType<{ me: Me }>;
}

const keepers: readonly PersonRole[] = ['institution-admin', 'region-admin', 'security-admin', 'auditor'];

/** The list of one kind of entries of the directory. */
function entries(kind: Kind, icon: ReactNode): AdminPage {
  const Page = lazy(async () => {
    const { EntriesPage } = await import('../directory/EntriesPage');
    return { default: ({ me }: { me: Me }) => <EntriesPage kind={kind} me={me} /> };
  });
  return { key: kind, group: 'directory', roles: keepers, title: (text) => text.directory.pages[kind], icon, Page };
}

/** Every page there is, in the order of the menu. */
export const pages: readonly AdminPage[] = [
  entries('institutions', <BankOutlined />),
  entries('departments', <ApartmentOutlined />),
  entries('people', <TeamOutlined />),
  entries('contracts', <AuditOutlined />),
  entries('duties', <CalendarOutlined />),
  entries('devices', <DesktopOutlined />),
  entries('ae-titles', <ClusterOutlined />),
  {
    key: 'identity',
    group: 'directory',
    roles: ['identity-steward', 'region-identity-steward'],
    title: (text) => text.identity.page,
    icon: <IdcardOutlined />,
    Page: lazy(() => import('../identity/IdentityPage')),
  },
  {
    key: 'sharing',
    group: 'access',
    roles: ['physician', 'radiologist', 'auditing-radiologist', 'dispatcher', 'referral-desk', 'institution-admin'],
    title: (text) => text.sharing.page,
    icon: <ShareAltOutlined />,
    Page: lazy(() => import('../sharing/SharingPage')),
  },
];

/** The pages of who holds these roles; none hides the area. */
export function pagesFor(roles: readonly string[], all: readonly AdminPage[] = pages): readonly AdminPage[] {
  return all.filter((page) => page.roles.some((role) => roles.includes(role)));
}
