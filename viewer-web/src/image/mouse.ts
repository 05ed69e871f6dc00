import { Enums, PanTool, StackScrollTool, ToolGroupManager, type Types, ZoomTool } from '@cornerstonejs/tools';
import { engine } from './engine';
import { GreyWindowTool } from './GreyWindowTool';

const { MouseBindings } = Enums;

/** What the left button does. The middle one always pans and the right one always zooms. */
export type LeftTool = 'window' | 'pan' | 'zoom' | 'scroll';

const names: Readonly<Record<LeftTool, string>> = {
  window: nameOf(GreyWindowTool),
  pan: nameOf(PanTool),
  zoom: nameOf(ZoomTool),
  scroll: nameOf(StackScrollTool),
};

function nameOf(tool: { toolName: string }): string {
  return tool.toolName;
}

/** The mouse in the viewports of the reading room. */
export class Mouse {
  private readonly group: Types.IToolGroup;
  /** What a single finger does: it scrolls until the reader chooses a tool. */
  finger: LeftTool = 'scroll';

  /** @param first what the left button does until the reader chooses */
  constructor(first: LeftTool) {
    engine();
    const id = 'reading-room';
    const group = ToolGroupManager.getToolGroup(id) ?? ToolGroupManager.createToolGroup(id);
    if (!group) throw new Error('No tool group');
    Object.values(names).forEach((name) => {
      if (!group.hasTool(name)) group.addTool(name);
    });
    this.group = group;
    this.bind(first);
  }

  listenTo(viewportId: string): void {
    this.group.addViewport(viewportId, engine().id);
  }

  /** The reader's choice. */
  left(tool: LeftTool): void {
    this.finger = tool;
    this.bind(tool);
  }

  private bind(tool: LeftTool): void {
    Object.values(names).forEach((name) => {
      this.group.setToolPassive(name, { removeAllBindings: true });
    });
    const buttons = new Map<string, Enums.MouseBindings[]>([[names[tool], [MouseBindings.Primary]]]);
    const also = (name: string, button: Enums.MouseBindings): void => {
      buttons.set(name, [...(buttons.get(name) ?? []), button]);
    };
    also(names.pan, MouseBindings.Auxiliary);
    also(names.zoom, MouseBindings.Secondary);
    buttons.forEach((bound, name) => {
      this.group.setToolActive(name, { bindings: bound.map((mouseButton) => ({ mouseButton })) });
    });
  }
}
