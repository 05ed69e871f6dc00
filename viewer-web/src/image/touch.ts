import { Fingers, FingerScroll, type Point } from './fingers';
import type { Mouse } from './mouse';
import type { StackView } from './StackView';
import { dragged } from './window';

/** How much a finger that uses the zoom tool magnifies on a hundred pixels. */
const ZOOM_ON_100 = 1.6;

/**
 * Fingers on a viewport: one scrolls the stack, or uses the tool that the reader has chosen; two magnify and move the picture
 * at once. Cornerstone's own handling of touches is kept out: it gives one finger whatever the mouse has.
 *
 * @param stop ends the listening
 */
export function listenToFingers(element: HTMLElement, view: StackView, mouse: Mouse, stop: AbortSignal): void {
  const fingers = new Fingers();
  const scroll = new FingerScroll();
  const listen = (
    type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
    hear: (e: PointerEvent) => void,
  ) => {
    element.addEventListener(type, hear, { signal: stop });
  };
  const place = (event: PointerEvent): Point => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  listen('pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    element.setPointerCapture(event.pointerId);
    fingers.down(event.pointerId, place(event));
    scroll.begin();
  });
  listen('pointermove', (event) => {
    const move = fingers.move(event.pointerId, place(event));
    if (!move) return;
    const { from, to, spread } = move;
    if (move.fingers === 2) {
      view.with((look) => {
        look.drag(from, to, spread);
      });
    } else useTool(to[0] - from[0], to[1] - from[1], from, to);
  });
  const lift = (event: PointerEvent): void => {
    fingers.up(event.pointerId);
  };
  listen('pointerup', lift);
  listen('pointercancel', lift);
  element.addEventListener(
    'touchstart',
    (event) => {
      event.stopPropagation();
    },
    { capture: true, signal: stop },
  );

  function useTool(right: number, down: number, from: Point, to: Point): void {
    switch (mouse.finger) {
      case 'scroll': {
        const steps = scroll.steps(down, element.clientHeight, view.state.count);
        if (steps !== 0) view.scrollBy(steps);
        break;
      }
      case 'window':
        view.with((look, frame) => {
          const shown = look.sent(frame) && look.shown(frame);
          if (shown) look.window(dragged(shown, right, down), frame);
        });
        break;
      case 'pan':
        view.with((look) => {
          look.drag(from, to, 1);
        });
        break;
      case 'zoom':
        view.with((look) => {
          look.zoomBy(ZOOM_ON_100 ** (down / 100));
        });
        break;
    }
  }
}
