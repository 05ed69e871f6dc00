import { Spin } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '../app/ProblemNotice';
import { useAnswer } from '../app/useAnswer';
import type { Me } from '../dicomweb/me';
import { openStudy } from '../dicomweb/openStudy';
import { SeriesShelf } from '../dicomweb/SeriesShelf';
import { type StudyPlace, studyPath } from '../dicomweb/place';
import { useText } from '../i18n/language';
import { PatientBanner } from './PatientBanner';
import './overlays.css';
import './reading.css';
import { Room } from './Room';

/** One study on a dark screen: who, which series, and the pictures; no picture before it is known whose it is. */
export default function ReadingRoom({ place, me }: { place: StudyPlace; me: Me | undefined }) {
  const text = useText();
  const [shelf] = useState(() => new SeriesShelf(place));
  const [opened, retry] = useAnswer(`study ${studyPath(place)}`, (signal) => openStudy(place, signal));
  return (
    <div className="reading-room">
      <PatientBanner study={opened.state === 'answered' ? opened.value?.about : undefined} me={me} />
      {opened.state === 'asking' && (
        <p className="hint" role="status">
          <Spin /> {text.reading.loading}
        </p>
      )}
      {opened.state === 'failed' && (
        <ProblemNotice title={text.reading.failed} problem={opened.problem} onRetry={retry} />
      )}
      {opened.state === 'answered' &&
        (opened.value ? (
          <Room place={place} series={opened.value.series} shelf={shelf} />
        ) : (
          <p className="hint" role="status" data-testid="no-study">
            {text.reading.noSeries}
          </p>
        ))}
    </div>
  );
}
