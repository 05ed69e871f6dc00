import { useRef } from 'react';
import { kindOfModality, type Kind } from '../dicomweb/kind';
import type { Series } from '../dicomweb/series';
import type { SeriesShelf } from '../dicomweb/SeriesShelf';
import type { SeriesUid } from '../dicomweb/uid';
import { useText } from '../i18n/language';
import { KindIcon } from './KindIcon';
import { Thumbnail } from './Thumbnail';
import { useContents } from './useContents';
import { useSeen } from './useSeen';

interface Props {
  series: Series;
  shelf: SeriesShelf;
  active: boolean;
  shown: boolean;
  onChoose: (series: SeriesUid) => void;
}

/** A series in the list: its picture or its kind, number, description and how much it holds. */
export function SeriesCard({ series, shelf, active, shown, onChoose }: Props) {
  const card = useRef<HTMLButtonElement>(null);
  const seen = useSeen(card);
  return (
    <button
      ref={card}
      type="button"
      className={['series-card', active && 'active', shown && 'shown'].filter(Boolean).join(' ')}
      aria-current={active}
      data-testid="series"
      data-series={series.uid}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', series.uid);
      }}
      onClick={() => {
        onChoose(series.uid);
      }}
    >
      {seen ? <Known series={series} shelf={shelf} /> : <Card series={series} kind={kindOfModality(series.modality)} />}
    </button>
  );
}

function Known({ series, shelf }: { series: Series; shelf: SeriesShelf }) {
  const [contents] = useContents(shelf, series.uid);
  if (contents.state !== 'answered') return <Card series={series} kind={kindOfModality(series.modality)} />;
  const { frames, kind } = contents.value;
  return (
    <Card series={series} kind={kind} frames={frames.length}>
      {frames.length > 0 && <Thumbnail frames={frames} />}
    </Card>
  );
}

interface CardProps {
  series: Series;
  kind: Kind;
  frames?: number;
  children?: React.ReactNode;
}

function Card({ series, kind, frames, children }: CardProps) {
  const text = useText();
  const pictured = kind === 'image';
  return (
    <>
      <span className="thumbnail">{children || <KindIcon kind={kind} />}</span>
      <span className="about">
        <span className="first">
          <b>{series.number ?? '–'}</b> {series.modality}
        </span>
        <span className="description" title={series.description}>
          {series.description || series.bodyPart}
        </span>
        {!pictured && <span data-testid="kind">{text.kinds[kind]}</span>}
        <span className="count">
          {pictured ? text.reading.images(frames ?? series.instanceCount) : text.reading.objects(series.instanceCount)}
        </span>
      </span>
    </>
  );
}
