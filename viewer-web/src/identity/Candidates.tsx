import { Button, Empty, Segmented, Space, Spin } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '../app/ProblemNotice';
import { useAnswer } from '../app/useAnswer';
import { useText } from '../i18n/language';
import { CandidateCard } from './CandidateCard';
import { type Candidate, findCandidates, say, type Word } from './persons';
import { ReasonDialog } from './ReasonDialog';

type Side = 'open' | 'decided';

/** What waits for a decision, and what has been decided and can be undone, a page at a time. */
export function Candidates() {
  const text = useText().identity;
  const [side, setSide] = useState<Side>('open');
  const [after, setAfter] = useState(0);
  const [asked, setAsked] = useState<{ word: Word; candidate: Candidate }>();
  const [answer, again] = useAnswer(`candidates ${side} ${after}`, (signal) => findCandidates(side, after, signal));
  const known = answer.state === 'answered' ? answer.value : answer.state === 'asking' ? answer.before : undefined;

  if (answer.state === 'failed') return <ProblemNotice title={text.failed} problem={answer.problem} onRetry={again} />;
  return (
    <Space orientation="vertical" size="middle" className="candidates">
      <Segmented<Side>
        value={side}
        onChange={(next) => {
          setSide(next);
          setAfter(0);
        }}
        options={[
          { value: 'open', label: text.open },
          { value: 'decided', label: text.decidedOnes },
        ]}
        data-testid="candidates-side"
      />
      {!known && <Spin />}
      {known?.candidates.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.nothing[side]} data-testid="no-candidates" />
      )}
      {known?.candidates.map((candidate) => (
        <CandidateCard
          key={candidate.id}
          candidate={candidate}
          onWord={(word) => {
            setAsked({ word, candidate });
          }}
        />
      ))}
      <Space>
        {after !== 0 && (
          <Button
            onClick={() => {
              setAfter(0);
            }}
          >
            {text.first}
          </Button>
        )}
        {known?.next !== undefined && (
          <Button
            onClick={() => {
              setAfter(known.next ?? 0);
            }}
          >
            {text.next}
          </Button>
        )}
      </Space>
      {asked && (
        <ReasonDialog
          title={text.words[asked.word]}
          hint={text.hints[asked.word]}
          danger={asked.word === 'reopen'}
          onSay={async (reason) => {
            await say(asked.word, asked.candidate, reason);
            setAsked(undefined);
            again();
          }}
          onClose={() => {
            setAsked(undefined);
            again();
          }}
        />
      )}
    </Space>
  );
}
