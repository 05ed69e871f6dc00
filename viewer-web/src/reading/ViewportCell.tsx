import { Spin } from 'antd';
import { ProblemNotice } from '../app/ProblemNotice';
import type { Series } from '../dicomweb/series';
import type { SeriesShelf } from '../dicomweb/SeriesShelf';
import { useText } from '../i18n/language';
import type { Mouse } from '../image/mouse';
import type { StackView } from '../image/StackView';
import { KindIcon } from './KindIcon';
import { StackViewport } from './StackViewport';
import { useContents } from './useContents';

export interface CellProps {
  cell: number;
  shelf: SeriesShelf;
  mouse: Mouse;
  onView: (cell: number, view: StackView | undefined) => void;
}

/** One place of the room: a series in whatever state it is. */
export function ViewportCell({ series, ...cell }: CellProps & { series: Series | undefined }) {
  const text = useText();
  if (!series) return <p className="hint">{text.reading.choose}</p>;
  return <FilledCell series={series} {...cell} />;
}

function FilledCell({ series, shelf, ...rest }: CellProps & { series: Series }) {
  const text = useText();
  const [contents, retry] = useContents(shelf, series.uid);
  switch (contents.state) {
    case 'asking':
      return (
        <p className="hint" role="status">
          <Spin /> {text.reading.seriesLoading}
        </p>
      );
    case 'failed':
      return <ProblemNotice title={text.reading.seriesFailed} problem={contents.problem} onRetry={retry} />;
    case 'answered': {
      const { frames, kind } = contents.value;
      if (frames.length > 0) return <StackViewport series={series} frames={frames} {...rest} />;
      return (
        <div className="hint" role="status" data-testid="no-picture">
          <KindIcon kind={kind} />
          <strong>{text.reading.noPicture(text.kinds[kind])}</strong>
          <p>{text.reading.noPictureHint}</p>
        </div>
      );
    }
  }
}
