import {
  Enums,
  PanTool,
  StackScrollTool,
  ToolGroupManager,
  type Types,
  WindowLevelTool,
  ZoomTool,
} from '@cornerstonejs/tools';
import { engine } from './engine';

const { MouseBindings } = Enums;

/** What the left button does. The middle one always pans and the right one always zooms. */
export type LeftTool = 'window' | 'pan' | 'zoom' | 'scroll';

const names: Readonly<Record<LeftTool, string>> = {
  window: nameOf(WindowLevelTool),
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

  constructor() {
    engine();
    const id = 'reading-room';
    const group = ToolGroupManager.getToolGroup(id) ?? ToolGroupManager.createToolGroup(id);
    if (!group) throw new Error('No tool group');
    Object.values(names).forEach((name) => {
      if (!group.hasTool(name)) group.addTool(name);
    });
    this.group = group;
    this.left('window');
  }

  listenTo(viewportId: string): void {
    this.group.addViewport(viewportId, engine().id);
  }

  left(tool: LeftTool): void {
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
