import type { ComponentType, ReactNode } from 'react';
import type { Me } from '../dicomweb/me';
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

/** Every page there is, in the order of the menu. */
export const pages: readonly AdminPage[] = [];

/** The pages of who holds these roles; none hides the area. */
export function pagesFor(roles: readonly string[], all: readonly AdminPage[] = pages): readonly AdminPage[] {
  return all.filter((page) => page.roles.some((role) => roles.includes(role)));
}
