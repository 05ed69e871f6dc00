import { type RefCallback, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Frame } from '../image/frames';
import type { Mouse } from '../image/mouse';
import { StackView } from '../image/StackView';
import { listenToFingers } from '../image/touch';
import { nothingShown, type ViewState } from '../image/viewState';
import { Wheel } from '../image/wheel';

/** A viewport of the image engine for as long as its element is there, and the place where the element is handed over. */
export function useStackView(
  id: string,
  frames: readonly Frame[],
  mouse: Mouse,
): [StackView | undefined, RefCallback<HTMLDivElement>] {
  const [view, setView] = useState<StackView>();

  const place = useCallback(
    (element: HTMLDivElement) => {
      const created = new StackView(id, element);
      mouse.listenTo(id);
      setView(created);
      const leave = listen(element, created, mouse);
      return () => {
        leave();
        created.destroy();
        setView(undefined);
      };
    },
    [id, mouse],
  );

  useEffect(() => {
    void view?.show(frames);
  }, [view, frames]);
  return [view, place];
}

function listen(element: HTMLDivElement, view: StackView, mouse: Mouse): () => void {
  const stop = new AbortController();
  listenToFingers(element, view, mouse, stop.signal);
  const wheel = new Wheel();
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const steps = wheel.steps(event);
      if (steps !== 0) view.scrollBy(steps);
    },
    { passive: false, signal: stop.signal },
  );
  element.addEventListener(
    'contextmenu',
    (event) => {
      event.preventDefault();
    },
    { signal: stop.signal },
  );
  const sized = new ResizeObserver(() => {
    view.resize();
  });
  sized.observe(element);
  return () => {
    sized.disconnect();
    stop.abort();
  };
}

const never = (): (() => void) => () => undefined;

export function useViewState(view: StackView | undefined): ViewState {
  return useSyncExternalStore(view?.subscribe ?? never, () => view?.state ?? nothingShown);
}
