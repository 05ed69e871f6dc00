import { number } from '../dicomweb/dataSet';
import type { Series } from '../dicomweb/series';
import { Tag } from '../dicomweb/tags';
import { useText } from '../i18n/language';
import type { Messages } from '../i18n/zh';
import { type Frame, sliceLocation, sliceThickness, units } from '../image/frames';
import { lossOf } from '../image/lossy';
import type { ViewState } from '../image/viewState';
import { showValue } from '../image/window';
import { ScaleBar } from './ScaleBar';

interface Props {
  state: ViewState;
  series: Series;
}

/** What is written over a picture: where it comes from, where it lies in the patient, how it is shown, what it lost. */
export function Overlays({ state, series }: Props) {
  const text = useText();
  const { frame, edges } = state;
  const loss = frame ? lossOf(frame.dataSet, state.transferSyntax) : 'none';
  return (
    <div className="overlays" aria-live="off">
      <div className="corner top-left">
        <div>
          {series.modality} {series.number !== undefined && text.reading.seriesNumber(String(series.number))}
        </div>
        <div className="clip">{series.description}</div>
      </div>
      <div className="corner top-right">
        {frame && loss !== 'none' && (
          <div className="lossy" data-testid="lossy">
            ⚠ {loss === 'lossy' ? text.reading.lossy(lossRatio(frame)) : text.reading.maybeLossy}
          </div>
        )}
        {state.inverted && <div data-testid="inverted">{text.reading.inverted}</div>}
      </div>
      <div className="corner bottom-left">
        {frame && place(frame, text).map((line) => <div key={line}>{line}</div>)}
        <div data-testid="slice">{frame && text.reading.slice(state.index + 1, state.count)}</div>
      </div>
      <div className="corner bottom-right">
        {state.window && (
          <div data-testid="window">
            {text.reading.window(
              showValue(state.window.center, state.window.width),
              showValue(state.window.width, state.window.width),
            )}{' '}
            {frame && units(frame)}
          </div>
        )}
        {frame && (
          <div data-testid="zoom">{state.native ? '1:1' : text.reading.zoom(Math.round(state.zoom * 100))}</div>
        )}
      </div>
      {frame &&
        (['left', 'right', 'top', 'bottom'] as const).map((side) => (
          <div key={side} className={`edge ${side}`} data-testid={`edge-${side}`}>
            {edges[side]}
          </div>
        ))}
      {frame && state.pixelsPerMillimetre !== undefined && <ScaleBar pixelsPerMillimetre={state.pixelsPerMillimetre} />}
    </div>
  );
}

function lossRatio(frame: Frame): string {
  const ratio = number(frame.dataSet, Tag.LossyImageCompressionRatio);
  return ratio === undefined ? '' : String(Math.round(ratio));
}

function place(frame: Frame, text: Messages): string[] {
  const thickness = sliceThickness(frame);
  const location = sliceLocation(frame);
  return [
    thickness === undefined ? '' : text.reading.thickness(String(Number(thickness.toFixed(2)))),
    location === undefined ? '' : text.reading.location(location.toFixed(1)),
  ].filter(Boolean);
}
