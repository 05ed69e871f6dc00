import { type PointerEvent, useRef } from 'react';
import { useText } from '../i18n/language';

interface Props {
  index: number;
  count: number;
  onScroll: (index: number) => void;
}

/** Where in the stack the reader is; a drag goes anywhere at once. */
export function ScrollRail({ index, count, onScroll }: Props) {
  const text = useText();
  const rail = useRef<HTMLDivElement>(null);
  if (count < 2) return null;
  const to = (event: PointerEvent): void => {
    const box = rail.current?.getBoundingClientRect();
    if (!box || event.buttons === 0) return;
    onScroll(Math.round(((event.clientY - box.top) / box.height) * (count - 1)));
  };
  return (
    <div
      ref={rail}
      className="rail"
      role="slider"
      aria-label={text.reading.scroll}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={index + 1}
      data-testid="rail"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        to(event);
      }}
      onPointerMove={to}
    >
      <div className="thumb" style={{ top: `${(index / (count - 1)) * 100}%` }} />
    </div>
  );
}
