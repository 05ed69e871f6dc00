import type { InputRef } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { TopBar } from '../account/TopBar';
import { ProblemNotice } from '../app/ProblemNotice';
import { useAnswer } from '../app/useAnswer';
import type { Me } from '../dicomweb/me';
import { findStudies, type Study, studyParameters } from '../dicomweb/studies';
import { useText } from '../i18n/language';
import { mayShare } from '../sharing/grants';
import { ShareDialog } from '../sharing/ShareDialog';
import { type Filter, storedFilter, storeFilter, toQuery } from './filter';
import { StudyFilter } from './StudyFilter';
import { StudyTable } from './StudyTable';
import './studies.css';

/** The studies of the person's institution: filtered, sorted and paged by the archive. */
export function StudiesScreen({ me }: { me: Me | undefined }) {
  const text = useText();
  const [filter, setFilter] = useState(storedFilter);
  const [shared, setShared] = useState<Study>();
  const nameRef = useRef<InputRef>(null);
  const query = toQuery(filter, new Date());
  const [answer, ask] = useAnswer(studyParameters(query), (signal) => findStudies(query, signal));

  const change = useCallback((change: Partial<Filter>) => {
    setFilter((before) => ({ ...before, page: 1, ...change }));
  }, []);
  useEffect(() => {
    storeFilter(filter);
  }, [filter]);
  useEffect(() => {
    const find = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      nameRef.current?.focus({ cursor: 'all' });
    };
    addEventListener('keydown', find);
    return () => {
      removeEventListener('keydown', find);
    };
  }, []);

  return (
    <div className="studies">
      <TopBar me={me} />
      <main>
        <StudyFilter filter={filter} onChange={change} onRefresh={ask} nameRef={nameRef} />
        {answer.state === 'failed' ? (
          <ProblemNotice title={text.studies.failed} problem={answer.problem} onRetry={ask} />
        ) : (
          <StudyTable
            page={answer.state === 'answered' ? answer.value : answer.before}
            asking={answer.state === 'asking'}
            filter={filter}
            onChange={change}
            onShare={me && mayShare(me) ? setShared : undefined}
          />
        )}
        {shared && (
          <ShareDialog
            study={shared}
            onClose={() => {
              setShared(undefined);
            }}
          />
        )}
        <footer className="quiet">{text.studies.keys}</footer>
      </main>
    </div>
  );
}
