import { Alert, App, Button, Empty, Popconfirm, Segmented, Table, Tag, Typography } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { useState } from 'react';
import { ProblemNotice } from '../app/ProblemNotice';
import { useAnswer } from '../app/useAnswer';
import { asProblem, type Problem } from '../dicomweb/problem';
import { useLanguage, useText } from '../i18n/language';
import type { Messages } from '../i18n/zh';
import type { Me } from '../dicomweb/me';
import { endGrant, findGrants, type Grant, mayShare } from './grants';
import './sharing.css';

type Side = 'given' | 'received';

const COLOURS = { active: 'green', expired: 'default', ended: 'default' } as const;

/** What this institution lets others see, and what it may see of others; each can be ended at once. */
export default function SharingPage({ me }: { me: Me }) {
  const text = useText();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [side, setSide] = useState<Side>('given');
  const [answer, ask] = useAnswer('grants', findGrants);
  const [problem, setProblem] = useState<Problem>();
  const known = answer.state === 'answered' ? answer.value : answer.state === 'asking' ? answer.before : undefined;

  const end = async (grant: Grant): Promise<void> => {
    try {
      await endGrant(grant.id);
      setProblem(undefined);
      void message.success(text.sharing.endedNow);
    } catch (error) {
      setProblem(asProblem(error));
    }
    ask();
  };

  if (answer.state === 'failed') {
    return <ProblemNotice title={text.sharing.failed} problem={answer.problem} onRetry={ask} />;
  }
  const nothing = side === 'given' && !mayShare(me) ? text.sharing.nothingByDoctors : text.sharing.nothing[side];
  return (
    <div className="sharing">
      <Typography.Title level={4}>{text.sharing.page}</Typography.Title>
      <Segmented<Side>
        value={side}
        onChange={setSide}
        options={[
          { value: 'given', label: text.sharing.given },
          { value: 'received', label: text.sharing.received },
        ]}
        data-testid="sharing-side"
      />
      {problem && <Alert type="error" showIcon title={text.sharing.notEnded} description={problem.detail} />}
      <Table<Grant>
        size="small"
        rowKey="id"
        loading={{ spinning: answer.state === 'asking', delay: 200 }}
        columns={columns(side, text, language, (grant) => {
          void end(grant);
        })}
        dataSource={[...(known?.[side] ?? [])]}
        scroll={{ x: 900 }}
        pagination={{ pageSize: 25, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> }}
        onRow={(grant) => ({ 'data-testid': 'grant', 'data-state': grant.state }) as object}
      />
    </div>
  );
}

function columns(side: Side, text: Messages, language: string, onEnd: (grant: Grant) => void): ColumnType<Grant>[] {
  const words = text.sharing;
  const moment = (iso: string): string =>
    new Date(iso).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return [
    { title: side === 'given' ? words.to : words.owner, render: (_, grant) => grant.institution.name, ellipsis: true },
    { title: words.purpose, width: 110, render: (_, { purpose }) => words.purposes[purpose] },
    {
      title: words.extent,
      render: (_, { studies, patient }) =>
        studies ? (
          <span title={studies.join('\n')}>{words.studies(studies.length)}</span>
        ) : (
          words.patient(patient?.id ?? '')
        ),
    },
    { title: words.reason, dataIndex: 'reason', ellipsis: true },
    { title: words.openedBy, width: 120, dataIndex: 'openedBy', ellipsis: true },
    { title: words.until, width: 180, render: (_, { until, endedAt }) => moment(endedAt ?? until) },
    {
      title: words.state,
      width: 100,
      render: (_, { state, endedBy }) => (
        <Tag color={COLOURS[state]} title={endedBy ?? ''}>
          {words.states[state]}
        </Tag>
      ),
    },
    {
      title: '',
      width: 110,
      render: (_, grant) =>
        grant.state === 'active' && (
          <Popconfirm
            title={words.endTitle}
            description={words.endHint[side]}
            okText={words.endYes}
            okButtonProps={{ danger: true }}
            cancelText={words.cancel}
            onConfirm={() => {
              onEnd(grant);
            }}
          >
            <Button size="small" danger data-testid="end-grant">
              {words.end}
            </Button>
          </Popconfirm>
        ),
    },
  ];
}
