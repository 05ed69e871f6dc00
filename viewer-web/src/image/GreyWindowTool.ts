import { getEnabledElement, type StackViewport } from '@cornerstonejs/core';
import { type Types, WindowLevelTool } from '@cornerstonejs/tools';

/** Windows grey pictures alone: Cornerstone's tool would change the colours of a colour picture, which has no window. */
export class GreyWindowTool extends WindowLevelTool {
  static override toolName = 'GreyWindow';

  override mouseDragCallback(event: Types.EventTypes.InteractionEventType): void {
    const viewport = getEnabledElement(event.detail.element)?.viewport as StackViewport | undefined;
    const image = viewport?.getCornerstoneImage();
    if (image && !image.color) super.mouseDragCallback(event);
  }
}
