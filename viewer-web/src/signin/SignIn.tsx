import { Alert, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { LanguageSwitch } from '../i18n/LanguageSwitch';
import { useText } from '../i18n/language';
import type { Messages } from '../i18n/zh';
import { endedBecause, type EndReason } from '../session/session';
import { type Credentials, signIn, type SignInAnswer } from '../session/signIn';
import { CodeStep } from './CodeStep';
import './signin.css';

/** Stands in place of every screen until somebody is signed in; the address stays, so the person arrives at the place. */
export function SignIn({ onIn }: { onIn: () => void }) {
  const text = useText();
  const [form] = Form.useForm<Credentials>();
  const [answer, setAnswer] = useState<SignInAnswer>();
  const [asking, setAsking] = useState(false);
  /** Whose password was right, while a code is asked for. */
  const [proven, setProven] = useState<Credentials>();
  const [tries, setTries] = useState(0);

  const submit = async (shown: Credentials): Promise<void> => {
    setAsking(true);
    const given = await signIn(shown);
    setAsking(false);
    setTries((count) => count + 1);
    if (given.kind === 'in') {
      onIn();
      return;
    }
    setAnswer(given);
    if (given.kind === 'code') setProven(shown);
    if (given.kind === 'code' || shown.otp) return;
    form.resetFields(['password']);
    form.focusField('password');
  };
  const back = (): void => {
    setProven(undefined);
    setAnswer(undefined);
  };

  return (
    <main className="sign-in">
      <Card className="sign-in-card">
        <header>
          <img src="./icon.svg" alt="" width={36} height={36} />
          <h1>{text.product}</h1>
          <LanguageSwitch />
        </header>
        <Notice answer={answer} text={text} isCode={proven !== undefined} />
        {proven && (
          <CodeStep
            username={proven.username}
            asking={asking}
            tries={tries}
            onCode={(otp) => void submit({ ...proven, otp })}
            onBack={back}
          />
        )}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          hidden={proven !== undefined}
          onFinish={({ username, password }) => void submit({ username: username.trim(), password })}
        >
          <Form.Item
            name="username"
            label={text.signIn.login}
            rules={[{ required: true, message: text.signIn.needLogin }]}
          >
            <Input autoFocus autoComplete="username" size="large" data-testid="login" />
          </Form.Item>
          <Form.Item
            name="password"
            label={text.signIn.password}
            rules={[{ required: true, message: text.signIn.needPassword }]}
          >
            <Input.Password autoComplete="current-password" size="large" data-testid="password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={asking} data-testid="sign-in">
            {text.signIn.submit}
          </Button>
        </Form>
      </Card>
    </main>
  );
}

function Notice({ answer, text, isCode }: { answer: SignInAnswer | undefined; text: Messages; isCode: boolean }) {
  if (answer?.kind === 'code') return null;
  if (answer) {
    const title = isCode && answer.kind === 'wrong' ? text.signIn.wrongCode : refused(answer, text);
    return <Alert type="error" showIcon role="alert" data-testid="sign-in-problem" title={title} />;
  }
  const reason = endedBecause();
  if (!reason) return null;
  return (
    <Alert type={tone[reason]} showIcon role="status" data-testid="sign-in-notice" title={text.signIn.ended[reason]} />
  );
}

/** What may be an attack looks like one; what one did oneself does not. */
const tone: Record<EndReason, 'success' | 'info' | 'warning'> = {
  'signed-out': 'success',
  idle: 'info',
  expired: 'info',
  replaced: 'info',
  another: 'info',
  password: 'info',
  factor: 'info',
  elsewhere: 'warning',
  administrator: 'warning',
  account: 'warning',
  reused: 'warning',
};

function refused(answer: SignInAnswer, text: Messages): string {
  switch (answer.kind) {
    case 'in':
    case 'code':
      return '';
    case 'wrong':
      return text.signIn.wrong;
    case 'throttled':
      return text.signIn.throttled(answer.seconds);
    case 'unreachable':
      return text.signIn.unreachable;
    case 'broken':
      return text.signIn.broken(answer.status);
  }
}
