import { pagesFor } from '../administration/pages';
import { readsImages } from '../administration/roles';
import { routeHash, useRoute } from '../app/route';
import type { Me } from '../dicomweb/me';
import { useText } from '../i18n/language';

/** The way between studies and administration; nothing for who has only one of them. */
export function AreaSwitch({ me }: { me: Me }) {
  const text = useText();
  const { screen } = useRoute();
  if (pagesFor(me.roles).length === 0 || !readsImages(me.roles)) return null;
  const area = (here: boolean, hash: string, label: string, name: string) => (
    <a href={hash} aria-current={here ? 'page' : undefined} data-testid={`area-${name}`}>
      {label}
    </a>
  );
  return (
    <nav className="areas" aria-label={text.areas.label}>
      {area(screen === 'studies', routeHash({ screen: 'studies' }), text.areas.studies, 'studies')}
      {area(
        screen === 'administration',
        routeHash({ screen: 'administration', page: '' }),
        text.areas.administration,
        'administration',
      )}
    </nav>
  );
}
