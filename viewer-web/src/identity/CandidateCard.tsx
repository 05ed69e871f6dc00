import { Button, Card, Space, Tag } from 'antd';
import { useLanguage, useText } from '../i18n/language';
import type { Candidate, Word } from './persons';
import { differs, lines, valueOf } from './sides';

/** Both patients side by side, with what differs marked, and what can be said of them. */
export function CandidateCard({ candidate, onWord }: { candidate: Candidate; onWord: (word: Word) => void }) {
  const text = useText().identity;
  const { language } = useLanguage();
  const { one, other, decision } = candidate;
  return (
    <Card size="small" data-testid="candidate" data-state={candidate.state} data-basis={candidate.basis}>
      <Space wrap>
        <Tag color={candidate.basis === 'same-name' ? 'blue' : 'orange'}>{text.bases[candidate.basis]}</Tag>
        {candidate.state !== 'open' && <Tag>{text.states[candidate.state]}</Tag>}
      </Space>
      <table className="sides">
        <tbody>
          {lines.map((line) => {
            const [left, right] = [valueOf(line, one, text), valueOf(line, other, text)];
            const marked = differs(line, left, right);
            return (
              <tr key={line} className={marked ? 'differs' : ''}>
                <th scope="row">{text.lines[line]}</th>
                <td title={left}>{left}</td>
                <td title={right}>{right}</td>
                <td>{marked && <Tag color="orange">{text.differs}</Tag>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {decision && (
        <p className="quiet">
          {text.decided(decision.by || text.rule, new Date(decision.at).toLocaleString(language), decision.because)}
        </p>
      )}
      {candidate.state === 'open' ? (
        <Space wrap>
          <Button
            type="primary"
            data-testid="link"
            onClick={() => {
              onWord('link');
            }}
          >
            {text.words.link}
          </Button>
          <Button
            data-testid="distinct"
            onClick={() => {
              onWord('distinct');
            }}
          >
            {text.words.distinct}
          </Button>
        </Space>
      ) : (
        decision?.by !== '' && (
          <Button
            size="small"
            data-testid="reopen"
            onClick={() => {
              onWord('reopen');
            }}
          >
            {text.words.reopen}
          </Button>
        )
      )}
    </Card>
  );
}
