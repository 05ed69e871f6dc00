import { Button, Result } from 'antd';
import type { Problem } from '../dicomweb/problem';
import { useText } from '../i18n/language';
import { TechnicalDetail } from './TechnicalDetail';

interface Props {
  title: string;
  problem: Problem;
  onRetry: () => void;
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
          {problem.reference && <div>{text.reference(problem.reference)}</div>}
          <TechnicalDetail problem={problem} />
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
