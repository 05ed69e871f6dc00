import { Alert, Button, Form, Input } from 'antd';
import { useText } from '../i18n/language';
import { changePassword } from './own';
import { useOwn } from './useOwn';

interface Passwords {
  old: string;
  wanted: string;
  again: string;
}

/** Changes the own password; every other session of the person ends by it. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const text = useText().ownAccount;
  const [form] = Form.useForm<Passwords>();
  const [busy, refused, run] = useOwn();

  const submit = ({ old, wanted }: Passwords): void => {
    run(changePassword(old, wanted), () => {
      form.resetFields();
      onDone();
    });
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} data-testid="password-form">
      {refused && <Alert type="error" showIcon role="alert" title={refused} data-testid="own-problem" />}
      <Form.Item name="old" label={text.old} rules={[{ required: true, message: text.needOld }]}>
        <Input.Password autoComplete="current-password" data-testid="old-password" />
      </Form.Item>
      <Form.Item
        name="wanted"
        label={text.wanted}
        extra={text.passwordHint}
        rules={[{ required: true, message: text.needWanted }]}
      >
        <Input.Password autoComplete="new-password" data-testid="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={text.again}
        dependencies={['wanted']}
        rules={[
          { required: true, message: text.needAgain },
          ({ getFieldValue }) => ({
            validator: (_, value: string) =>
              !value || value === getFieldValue('wanted') ? Promise.resolve() : Promise.reject(new Error(text.differ)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" data-testid="new-password-again" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} data-testid="change-password">
        {text.change}
      </Button>
    </Form>
  );
}
