import { Alert, Button, Form, Input } from 'antd';
import { useAnswer } from '../app/useAnswer';
import { useText } from '../i18n/language';
import { demoCode } from '../session/signIn';

interface Props {
  username: string;
  asking: boolean;
  /** Changes with each code that was refused: a demo shows the next one then. */
  tries: number;
  onCode: (code: string) => void;
  onBack: () => void;
}

/** Asks for a code of the second factor, after the password was right. */
export function CodeStep({ username, asking, tries, onCode, onBack }: Props) {
  const text = useText().signIn;
  const [form] = Form.useForm<{ code: string }>();
  const [shown] = useAnswer(`code ${username} ${tries}`, (signal) => demoCode(username, signal));
  const submit = ({ code }: { code: string }): void => {
    form.resetFields();
    onCode(code.trim());
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      {shown.state === 'answered' && shown.value && (
        <Alert type="info" showIcon title={text.demoCode(shown.value)} data-testid="demo-code" />
      )}
      <Form.Item
        name="code"
        label={text.code}
        extra={text.codeHint}
        rules={[{ required: true, message: text.needCode }]}
      >
        <Input autoFocus autoComplete="one-time-code" inputMode="numeric" size="large" data-testid="otp" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={asking} data-testid="send-code">
        {text.submit}
      </Button>
      <Button type="link" block onClick={onBack} data-testid="back">
        {text.back}
      </Button>
    </Form>
  );
}
