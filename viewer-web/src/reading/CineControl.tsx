import { PauseCircleOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { InputNumber } from 'antd';
import { cine } from '../commands/cine';
import type { Room } from '../commands/room';
import { useText } from '../i18n/language';
import { ToolButton } from './ToolButton';
import { useViewState } from './useStackView';

/** Plays the stack; the rate starts as the object asks for it. */
export function CineControl({ room }: { room: Room }) {
  const text = useText();
  const { playing, framesPerSecond, count } = useViewState(room.view);
  return (
    <>
      <ToolButton
        name="cine"
        command={{ ...cine, label: () => (playing ? text.tools.stop : text.tools.cine) }}
        icon={playing ? <PauseCircleOutlined /> : <PlayCircleOutlined />}
        room={room}
        pressed={playing}
      />
      <InputNumber
        size="small"
        className="rate"
        min={1}
        max={60}
        disabled={count < 2}
        value={framesPerSecond}
        aria-label={text.reading.fps}
        suffix={text.reading.fps}
        data-testid="rate"
        onChange={(rate) => {
          if (rate) room.view?.setRate(rate);
        }}
        onPressEnter={(event) => {
          event.currentTarget.blur();
        }}
      />
    </>
  );
}
