import { Alert, Button, Form, Input, QRCode, Typography } from 'antd';
import { useState } from 'react';
import { useText } from '../i18n/language';
import { beginTotp, confirmTotp, type TotpSecret } from './own';
import { useOwn } from './useOwn';

/** Sets a second factor up: password again, the secret as a picture, a first code, the recovery codes. */
export function FactorSetUp({ onDone }: { onDone: () => void }) {
  const [secret, setSecret] = useState<TotpSecret>();
  const [recovery, setRecovery] = useState<readonly string[]>();
  if (recovery) return <RecoveryCodes codes={recovery} onDone={onDone} />;
  return secret ? <Secret secret={secret} onDone={setRecovery} /> : <Begin onDone={setSecret} />;
}

function Begin({ onDone }: { onDone: (secret: TotpSecret) => void }) {
  const text = useText().ownAccount;
  const [busy, refused, run] = useOwn();
  const submit = ({ password }: { password: string }): void => {
    run(beginTotp(password), onDone);
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit} data-testid="factor-begin">
      <Refused refused={refused} />
      <p>{text.beginHint}</p>
      <Form.Item name="password" label={text.passwordAgain} rules={[{ required: true, message: text.needOld }]}>
        <Input.Password autoComplete="current-password" data-testid="factor-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} data-testid="begin-factor">
        {text.begin}
      </Button>
    </Form>
  );
}

function Secret({ secret, onDone }: { secret: TotpSecret; onDone: (codes: readonly string[]) => void }) {
  const text = useText().ownAccount;
  const [busy, refused, run] = useOwn();
  const submit = ({ code }: { code: string }): void => {
    run(confirmTotp(code), onDone);
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={submit} data-testid="factor-secret">
      <Refused refused={refused} />
      <p>{text.scan}</p>
      <QRCode value={secret.uri} errorLevel="M" className="own-qr" />
      <p className="quiet">{text.typeSecret}</p>
      <Typography.Text code copyable data-testid="secret">
        {secret.secret}
      </Typography.Text>
      <Form.Item name="code" label={text.firstCode} rules={[{ required: true, message: text.needCode }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" autoFocus data-testid="first-code" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-factor">
        {text.confirm}
      </Button>
    </Form>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const text = useText().ownAccount;
  return (
    <section data-testid="recovery">
      <Alert type="warning" showIcon title={text.recoveryHint} />
      <Typography.Paragraph copyable={{ text: codes.join('\n') }} className="own-codes">
        {codes.map((code) => (
          <code key={code}>{code}</code>
        ))}
      </Typography.Paragraph>
      <Button type="primary" onClick={onDone} data-testid="kept">
        {text.kept}
      </Button>
    </section>
  );
}

function Refused({ refused }: { refused: string | undefined }) {
  return refused ? <Alert type="error" showIcon role="alert" title={refused} data-testid="own-problem" /> : null;
}
