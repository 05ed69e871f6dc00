import { Button, Result, Typography } from 'antd';
import type { Problem } from '../dicomweb/problem';
import { useText } from '../i18n/language';

interface Props {
  title: string;
  problem: Problem;
  onRetry: () => void;
}

/** The archive's own words help where the person can change the request. */
function saysMore({ kind, detail }: Problem): boolean {
  return (kind === 'refused' || kind === 'missing') && detail !== '';
}

/** What happened, whether anything was lost, what to do next, and the number under which the log tells more. */
export function ProblemNotice({ title, problem, onRetry }: Props) {
  const text = useText();
  return (
    <Result
      status="warning"
      role="alert"
      data-testid="problem"
      title={title}
      subTitle={
        <>
          <div>{text.problem[problem.kind]}</div>
          {saysMore(problem) && <Typography.Text type="secondary">{problem.detail}</Typography.Text>}
          {problem.reference && <div>{text.reference(problem.reference)}</div>}
        </>
      }
      extra={
        <Button type="primary" onClick={onRetry}>
          {text.retry}
        </Button>
      }
    />
  );
}
