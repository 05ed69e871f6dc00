import { Button, Spin } from 'antd';
import { useEffect, useRef } from 'react';
import { TechnicalDetail } from '../app/TechnicalDetail';
import type { Series } from '../dicomweb/series';
import { useText } from '../i18n/language';
import type { Frame } from '../image/frames';
import type { Mouse } from '../image/mouse';
import type { StackView } from '../image/StackView';
import { phaseOf } from '../image/viewState';
import { Overlays } from './Overlays';
import { ScrollRail } from './ScrollRail';
import { useStackView, useViewState } from './useStackView';
import { useWholePixels } from './useWholePixels';

interface Props {
  cell: number;
  series: Series;
  frames: readonly Frame[];
  mouse: Mouse;
  onView: (cell: number, view: StackView | undefined) => void;
}

/** The pictures of a series, one at a time, with all that must be read beside them. */
export function StackViewport({ cell, series, frames, mouse, onView }: Props) {
  const text = useText();
  const outer = useRef<HTMLDivElement>(null);
  const size = useWholePixels(outer);
  const [view, place] = useStackView(`viewport-${cell}`, frames, mouse);
  const state = useViewState(view);
  const phase = phaseOf(state);
  useEffect(() => {
    onView(cell, view);
    return () => {
      onView(cell, undefined);
    };
  }, [cell, view, onView]);

  return (
    <div
      ref={outer}
      className="stack"
      data-testid="viewport"
      data-series={series.uid}
      data-sop={state.frame?.sop}
      data-frame={state.frame?.number}
      data-state={phase}
      data-center={state.window?.center}
      data-width={state.window?.width}
      data-native={state.native}
    >
      {size && <div ref={place} className="picture" style={size} />}
      <Overlays state={state} series={series} />
      <ScrollRail
        index={state.target}
        count={state.count}
        onScroll={(index) => {
          view?.scrollTo(index);
        }}
      />
      {phase === 'loading' && state.count > 0 && (
        <div className="frame-loading" role="status" data-testid="frame-loading">
          <Spin size="small" /> {text.reading.frameLoading(state.target + 1)}
        </div>
      )}
      {state.failed && (
        <div className="frame-failed" role="alert" data-testid="frame-failed">
          <strong>{text.reading.frameFailed(state.target + 1)}</strong>
          <p>{text.problem[state.failed.kind]}</p>
          <TechnicalDetail problem={state.failed} />
          <Button onClick={() => view?.retry()}>{text.retry}</Button>
        </div>
      )}
    </div>
  );
}
