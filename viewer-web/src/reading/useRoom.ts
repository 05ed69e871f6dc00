import { useCallback, useEffect, useMemo, useState } from 'react';
import { runCommand } from '../commands/blocked';
import { commandFor, takesText } from '../commands/keymap';
import type { Room } from '../commands/room';
import { isPictured, type Series } from '../dicomweb/series';
import type { SeriesUid } from '../dicomweb/uid';
import { type LeftTool, Mouse } from '../image/mouse';
import type { StackView } from '../image/StackView';
import { emptyRoom, place, type RoomState, stepSeries, stepViewport } from './roomState';

export interface ReadingRoomState {
  readonly state: RoomState;
  readonly change: (next: (room: RoomState) => RoomState) => void;
  readonly room: Room;
  readonly mouse: Mouse;
  readonly left: LeftTool;
  readonly onView: (cell: number, view: StackView | undefined) => void;
  readonly pictures: readonly SeriesUid[];
}

/** Who has only fingers scrolls with one; who has a mouse has a wheel for that. */
const firstTool = (): LeftTool => (matchMedia('(pointer: coarse)').matches ? 'scroll' : 'window');

/** What lies where in the reading room, and the commands on it. */
export function useRoom(series: readonly Series[]): ReadingRoomState {
  const pictures = useMemo(() => series.filter(isPictured).map(({ uid }) => uid), [series]);
  const [state, change] = useState<RoomState>(() => {
    const first = pictures[0] ?? series[0]?.uid;
    return first ? place(emptyRoom, 0, first) : emptyRoom;
  });
  const [views, setViews] = useState<ReadonlyMap<number, StackView>>(new Map());
  const [left, setLeft] = useState<LeftTool>(firstTool);
  const [mouse] = useState(() => new Mouse(left));

  const onView = useCallback((cell: number, view: StackView | undefined) => {
    setViews((before) => {
      const after = new Map(before);
      if (view) after.set(cell, view);
      else after.delete(cell);
      return after;
    });
  }, []);

  const shown = state.cells[state.active];
  const room = useMemo<Room>(
    () => ({
      view: views.get(state.active),
      modality: series.find(({ uid }) => uid === shown)?.modality ?? '',
      useLeft: (tool) => {
        mouse.left(tool);
        setLeft(tool);
      },
      stepSeries: (by) => {
        change((before) =>
          stepSeries(
            before,
            by,
            series.map(({ uid }) => uid),
          ),
        );
      },
      stepViewport: (by) => {
        change((before) => stepViewport(before, by));
      },
      toggleFullScreen: () => {
        void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
      },
    }),
    [views, state.active, shown, series, mouse],
  );
  useKeys(room);
  return { state, change, room, mouse, left, onView, pictures };
}

function useKeys(room: Room): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (takesText(event.target)) return;
      const command = commandFor(event);
      if (!command) return;
      event.preventDefault();
      // The arrows scroll; a radio button that a click has left focused would also take them for its own.
      if (event.target instanceof HTMLInputElement) event.stopPropagation();
      runCommand(command, room);
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => {
      removeEventListener('keydown', onKey, { capture: true });
    };
  }, [room]);
}
