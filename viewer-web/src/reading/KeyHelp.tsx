import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { commands, showKey } from '../commands/keymap';
import { useText } from '../i18n/language';

/** All keys, and what mouse and fingers do. */
export function KeyHelp() {
  const text = useText();
  const content = (
    <div className="key-help">
      <p>{text.commands.mouse}</p>
      <p>{text.commands.touch}</p>
      <dl>
        {commands.map((command) => (
          <div key={command.keys.join()}>
            <dt>
              {command.keys.map((key) => (
                <kbd key={key}>{showKey(key)}</kbd>
              ))}
            </dt>
            <dd>{command.label(text)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
  return (
    <Popover content={content} title={text.tools.help} trigger="click" placement="bottomRight">
      <Button type="text" icon={<QuestionCircleOutlined />} aria-label={text.tools.help} data-testid="help" />
    </Popover>
  );
}
