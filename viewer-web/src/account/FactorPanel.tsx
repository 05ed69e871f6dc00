import { Alert, Button, Form, Input, Skeleton } from 'antd';
import { ProblemNotice } from '../app/ProblemNotice';
import { useAnswer } from '../app/useAnswer';
import { useText } from '../i18n/language';
import { FactorSetUp } from './FactorSetUp';
import { type Factors, ownFactors, removeTotp } from './own';
import { useOwn } from './useOwn';

/** Whether there is a second factor; sets one up, or takes it away. */
export function FactorPanel() {
  const text = useText();
  const [answer, ask] = useAnswer('factors', ownFactors);
  switch (answer.state) {
    case 'asking':
      return <Skeleton active />;
    case 'failed':
      return <ProblemNotice title={text.ownAccount.factor} problem={answer.problem} onRetry={ask} />;
    case 'answered':
      return answer.value.totp ? <Present factors={answer.value} onDone={ask} /> : <FactorSetUp onDone={ask} />;
  }
}

function Present({ factors, onDone }: { factors: Factors; onDone: () => void }) {
  const text = useText().ownAccount;
  const [busy, refused, run] = useOwn();
  const submit = ({ code }: { code: string }): void => {
    run(removeTotp(code), onDone);
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit} data-testid="factor-present">
      {refused && <Alert type="error" showIcon role="alert" title={refused} data-testid="own-problem" />}
      <Alert type="success" showIcon title={text.present(factors.recoveryCodes)} />
      <p className="quiet">{factors.isNeeded ? text.removeNeeded : text.removeHint}</p>
      <Form.Item name="code" label={text.code} rules={[{ required: true, message: text.needCode }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" data-testid="remove-code" />
      </Form.Item>
      <Button danger htmlType="submit" loading={busy} data-testid="remove-factor">
        {text.remove}
      </Button>
    </Form>
  );
}
