import type { Series } from '../dicomweb/series';
import type { SeriesShelf } from '../dicomweb/SeriesShelf';
import type { SeriesUid } from '../dicomweb/uid';
import { useText } from '../i18n/language';
import { SeriesCard } from './SeriesCard';

interface Props {
  series: readonly Series[];
  shown: readonly (SeriesUid | undefined)[];
  active: SeriesUid | undefined;
  shelf: SeriesShelf;
  onChoose: (series: SeriesUid) => void;
}

/** All series of the study, those without a picture too. */
export function SeriesList({ series, shown, active, shelf, onChoose }: Props) {
  const text = useText();
  return (
    <nav className="series-list" aria-label={text.reading.series} data-testid="series-list">
      {series.map((one) => (
        <SeriesCard
          key={one.uid}
          series={one}
          shelf={shelf}
          active={one.uid === active}
          shown={shown.includes(one.uid)}
          onChoose={onChoose}
        />
      ))}
    </nav>
  );
}
