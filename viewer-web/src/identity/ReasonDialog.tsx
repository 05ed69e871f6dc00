import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { asProblem, type Problem } from '../dicomweb/problem';
import { useText } from '../i18n/language';

const LONGEST = 500;

interface Props {
  title: string;
  hint: string;
  danger: boolean;
  onSay: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** Asks why before a word of a steward counts; what was typed stays when it did not. */
export function ReasonDialog({ title, hint, danger, onSay, onClose }: Props) {
  const text = useText();
  const [form] = Form.useForm<{ reason: string }>();
  const [saying, setSaying] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const say = async ({ reason }: { reason: string }): Promise<void> => {
    setSaying(true);
    try {
      await onSay(reason);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setSaying(false);
    }
  };

  return (
    <Modal
      open
      title={title}
      okText={title}
      okButtonProps={{ danger, 'data-testid': 'say' }}
      cancelText={text.identity.cancel}
      confirmLoading={saying}
      onOk={() => {
        form.submit();
      }}
      onCancel={onClose}
    >
      <p>{hint}</p>
      {problem && (
        <Alert
          type="error"
          showIcon
          title={problem.status === 412 ? text.identity.changed : text.problem[problem.kind]}
          description={problem.status === 412 ? undefined : problem.detail}
        />
      )}
      <Form form={form} layout="vertical" onFinish={(values: { reason: string }) => void say(values)}>
        <Form.Item
          name="reason"
          label={text.identity.reason}
          rules={[{ required: true, whitespace: true, message: text.identity.needReason }]}
        >
          <Input.TextArea autoFocus rows={3} maxLength={LONGEST} showCount data-testid="reason" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
