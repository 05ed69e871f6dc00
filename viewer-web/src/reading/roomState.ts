import type { Layout } from '../commands/room';
import type { SeriesUid } from '../dicomweb/uid';

/** Which series lie in which viewports. There are always four places; the layout says how many of them are seen. */
export interface RoomState {
  readonly layout: Layout;
  readonly cells: readonly (SeriesUid | undefined)[];
  readonly active: number;
  /** The active viewport covers the others. */
  readonly maximised: boolean;
}

const sizes: Readonly<Record<Layout, number>> = { '1x1': 1, '1x2': 2, '2x2': 4 };

export const emptyRoom: RoomState = {
  layout: '1x1',
  cells: [undefined, undefined, undefined, undefined],
  active: 0,
  maximised: false,
};

export function cellCount(layout: Layout): number {
  return sizes[layout];
}

export function place(room: RoomState, cell: number, series: SeriesUid): RoomState {
  return { ...room, active: cell, cells: room.cells.map((before, index) => (index === cell ? series : before)) };
}

/** Another layout; viewports that are still empty take the pictures that no viewport shows yet, in their order. */
export function arrange(room: RoomState, layout: Layout, pictures: readonly SeriesUid[]): RoomState {
  const count = cellCount(layout);
  const seen = room.cells.slice(0, count);
  const waiting = pictures.filter((series) => !seen.includes(series));
  const cells = room.cells.map((series, index) => series ?? (index < count ? waiting.shift() : undefined));
  return { layout, cells, active: Math.min(room.active, count - 1), maximised: false };
}

/** The neighbour of the active viewport's series in the list; at its ends the room stays as it is. */
export function stepSeries(room: RoomState, by: number, series: readonly SeriesUid[]): RoomState {
  const shown = room.cells[room.active];
  const next = series[(shown ? series.indexOf(shown) : -1) + by];
  return next ? place(room, room.active, next) : room;
}

export function stepViewport(room: RoomState, by: number): RoomState {
  const count = cellCount(room.layout);
  return { ...room, active: (room.active + by + count) % count };
}

export function toggleMaximised(room: RoomState, cell: number): RoomState {
  return { ...room, active: cell, maximised: !room.maximised && cellCount(room.layout) > 1 };
}
