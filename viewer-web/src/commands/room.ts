import type { LeftTool } from '../image/mouse';
import type { StackView } from '../image/StackView';

/** Rows and columns of viewports. */
export type Layout = '1x1' | '1x2' | '2x2';

/** What a command can reach: the active viewport and the room around it. */
export interface Room {
  readonly view: StackView | undefined;
  readonly modality: string;
  readonly useLeft: (tool: LeftTool) => void;
  readonly stepSeries: (by: number) => void;
  readonly stepViewport: (by: number) => void;
  readonly toggleFullScreen: () => void;
}
