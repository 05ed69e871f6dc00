import {
  BgColorsOutlined,
  ColumnHeightOutlined,
  DragOutlined,
  ExpandOutlined,
  FullscreenOutlined,
  OneToOneOutlined,
  RotateLeftOutlined,
  RotateRightOutlined,
  SlidersOutlined,
  SwapOutlined,
  UndoOutlined,
  ZoomInOutlined,
} from '@ant-design/icons';
import { Divider, Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { Command } from '../commands/command';
import * as look from '../commands/look';
import { leftTools } from '../commands/mouse';
import type { Layout, Room } from '../commands/room';
import { fullScreen } from '../commands/series';
import { useText } from '../i18n/language';
import type { LeftTool } from '../image/mouse';
import { CineControl } from './CineControl';
import { KeyHelp } from './KeyHelp';
import { PresetMenu } from './PresetMenu';
import { ToolButton } from './ToolButton';

interface Props {
  room: Room;
  left: LeftTool;
  layout: Layout;
  onLayout: (layout: Layout) => void;
}

const leftIcons: Readonly<Record<LeftTool, ReactNode>> = {
  window: <SlidersOutlined />,
  pan: <DragOutlined />,
  zoom: <ZoomInOutlined />,
  scroll: <ColumnHeightOutlined />,
};

const actions: readonly (readonly [string, Command, ReactNode])[] = [
  ['invert', look.invert, <BgColorsOutlined key="i" />],
  ['flip-horizontal', look.flipHorizontal, <SwapOutlined key="h" />],
  ['flip-vertical', look.flipVertical, <SwapOutlined key="v" rotate={90} />],
  ['rotate-left', look.rotateLeft, <RotateLeftOutlined key="l" />],
  ['rotate-right', look.rotateRight, <RotateRightOutlined key="r" />],
  ['fit', look.fit, <ExpandOutlined key="f" />],
  ['native', look.native, <OneToOneOutlined key="o" />],
  ['reset', look.reset, <UndoOutlined key="space" />],
];

const layouts: readonly Layout[] = ['1x1', '1x2', '2x2'];

/** The reader's tools: what the left button does, what happens at once, and how the room is laid out. */
export function Toolbar({ room, left, layout, onLayout }: Props) {
  const text = useText();
  return (
    <div className="toolbar" role="toolbar">
      {(Object.keys(leftIcons) as LeftTool[]).map((tool) => (
        <ToolButton
          key={tool}
          name={tool}
          command={leftTools[tool]}
          icon={leftIcons[tool]}
          room={room}
          pressed={left === tool}
        />
      ))}
      <Divider orientation="vertical" />
      <PresetMenu room={room} />
      {actions.map(([name, command, icon]) => (
        <ToolButton key={name} name={name} command={command} icon={icon} room={room} />
      ))}
      <Divider orientation="vertical" />
      <CineControl room={room} />
      <Divider orientation="vertical" />
      <Segmented
        aria-label={text.tools.layout}
        data-testid="layout"
        options={layouts.map((value) => ({ value, label: value.replace('x', '×') }))}
        value={layout}
        onChange={onLayout}
      />
      <span className="end">
        <KeyHelp />
        <ToolButton name="full-screen" command={fullScreen} icon={<FullscreenOutlined />} room={room} />
      </span>
    </div>
  );
}
