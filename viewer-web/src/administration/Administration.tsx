import { Empty, Menu, Spin } from 'antd';
import { Suspense } from 'react';
import { TopBar } from '../account/TopBar';
import { go } from '../app/route';
import type { Me } from '../dicomweb/me';
import { useText } from '../i18n/language';
import type { Messages } from '../i18n/zh';
import './administration.css';
import { type AdminPage, pagesFor } from './pages';

/** The pages of the administration that the person's roles open, beside a menu of them. */
export default function Administration({ page, me }: { page: string; me: Me | undefined }) {
  return (
    <div className="administration">
      <TopBar me={me} />
      {me ? <Pages key={me.institution.id} page={page} me={me} /> : <Spin className="waiting" size="large" />}
    </div>
  );
}

function Pages({ page, me }: { page: string; me: Me }) {
  const text = useText();
  const mine = pagesFor(me.roles);
  const shown = mine.find(({ key }) => key === page) ?? mine[0];
  if (!shown) {
    return (
      <main className="no-pages" data-testid="no-pages">
        <Empty
          description={
            <>
              <div>{text.administration.nothing}</div>
              <div className="quiet">{text.administration.nothingHint}</div>
            </>
          }
        />
      </main>
    );
  }
  const { Page } = shown;
  return (
    <div className="pages">
      <nav aria-label={text.administration.pages}>
        <Menu
          mode="inline"
          selectedKeys={[shown.key]}
          items={menu(mine, text)}
          onClick={({ key }) => {
            go({ screen: 'administration', page: key });
          }}
          data-testid="admin-menu"
        />
      </nav>
      <main data-testid={`page-${shown.key}`}>
        <Suspense fallback={<Spin />}>
          <Page key={shown.key} me={me} />
        </Suspense>
      </main>
    </div>
  );
}

function menu(mine: readonly AdminPage[], text: Messages) {
  const groups = Object.keys(text.administration.groups) as (keyof Messages['administration']['groups'])[];
  return groups
    .map((group) => ({ group, inGroup: mine.filter((page) => page.group === group) }))
    .filter(({ inGroup }) => inGroup.length > 0)
    .map(({ group, inGroup }) => ({
      key: `group ${group}`,
      type: 'group' as const,
      label: text.administration.groups[group],
      children: inGroup.map(({ key, title, icon }) => ({ key, icon, label: title(text) })),
    }));
}
