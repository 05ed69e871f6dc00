import { PlusOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useCallback, useState } from 'react';
import { ProblemNotice } from '../app/ProblemNotice';
import { useAnswer } from '../app/useAnswer';
import type { Me } from '../dicomweb/me';
import { useText } from '../i18n/language';
import { list, listPath } from './desk';
import './directory.css';
import { EntriesFilter } from './EntriesFilter';
import type { Entry, Kind, Question } from './entry';
import { EntriesTable, nameOf } from './EntriesTable';
import { EntryForm } from './EntryForm';
import { ExchangeButtons } from './ExchangeButtons';
import { fieldsOf, mayKeep, seesRegion } from './fields';
import { Memberships } from './Memberships';
import { useInstitutions } from './useInstitutions';

/** All entries of one kind that the person may see: found, opened, made, changed, ended. */
export function EntriesPage({ kind, me }: { kind: Kind; me: Me }) {
  const text = useText();
  const words = text.directory;
  const [question, setQuestion] = useState<Question>({
    search: '',
    institution: '',
    state: 'active',
    page: 1,
    size: kind === 'institutions' ? 200 : 50,
  });
  const [open, setOpen] = useState<Entry | 'new'>();
  const [answer, ask] = useAnswer(listPath(kind, question), (signal) => list(kind, question, signal));
  const institutions = useInstitutions();
  const region = seesRegion(me.roles);
  const keeps = mayKeep(kind, me.roles);
  const makesRegionWide = me.roles.includes('region-admin') || me.roles.includes('security-admin');
  const entry = open === 'new' ? undefined : open;
  const narrow = useCallback((change: Partial<Question>): void => {
    setQuestion((before) => ({ ...before, page: 1, ...change }));
  }, []);

  const kept = (after: Entry): void => {
    setOpen(after);
    ask();
  };

  return (
    <div className="entries">
      <header>
        <h2>{words.pages[kind]}</h2>
        <EntriesFilter
          kind={kind}
          question={question}
          institutions={region ? institutions : undefined}
          onChange={narrow}
        />
        <ExchangeButtons kind={kind} question={question} keeps={keeps} onImported={ask} />
        {keeps && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => {
              setOpen('new');
            }}
            data-testid="add"
          >
            {words.add(words.one[kind])}
          </Button>
        )}
      </header>
      {answer.state === 'failed' ? (
        <ProblemNotice title={words.failed} problem={answer.problem} onRetry={ask} />
      ) : (
        <EntriesTable
          kind={kind}
          page={answer.state === 'answered' ? answer.value : answer.before}
          asking={answer.state === 'asking'}
          narrowed={question.search !== '' || question.institution !== '' || question.state !== 'active'}
          current={question.page}
          size={question.size}
          institutions={institutions}
          mixed={region}
          onPage={(page) => {
            setQuestion((before) => ({ ...before, page }));
          }}
          onOpen={setOpen}
        />
      )}
      <Drawer
        open={open !== undefined}
        size={520}
        destroyOnHidden
        title={entry ? `${words.edit(words.one[kind])} · ${nameOf(entry)}` : words.add(words.one[kind])}
        onClose={() => {
          setOpen(undefined);
        }}
      >
        {entry?.elsewhere === true && !makesRegionWide && <p className="quiet">{words.elsewhere}</p>}
        <EntryForm
          key={entry?.id ?? 'new'}
          kind={kind}
          fields={fieldsOf[kind]}
          entry={entry}
          initial={makesRegionWide ? {} : { institution: me.institution.code }}
          institutions={institutions}
          readOnly={!keeps || (entry?.elsewhere === true && !makesRegionWide)}
          onKept={kept}
        />
        {kind === 'people' && entry && (
          <Memberships
            person={entry}
            institutions={institutions}
            only={makesRegionWide ? '' : me.institution.code}
            readOnly={!keeps}
            onKept={kept}
          />
        )}
      </Drawer>
    </div>
  );
}
