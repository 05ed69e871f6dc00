import { Spin } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '../app/ProblemNotice';
import { useAnswer } from '../app/useAnswer';
import { findSeries } from '../dicomweb/series';
import { SeriesShelf } from '../dicomweb/SeriesShelf';
import { findStudy } from '../dicomweb/studies';
import type { StudyUid } from '../dicomweb/uid';
import { useText } from '../i18n/language';
import { PatientBanner } from './PatientBanner';
import './overlays.css';
import './reading.css';
import { Room } from './Room';

/** One study on a dark screen: who, which series, and the pictures. */
export default function ReadingRoom({ study }: { study: StudyUid }) {
  const text = useText();
  const [shelf] = useState(() => new SeriesShelf(study));
  const [about] = useAnswer(`study ${study}`, (signal) => findStudy(study, signal));
  const [series, retry] = useAnswer(`series ${study}`, (signal) => findSeries(study, signal));
  return (
    <div className="reading-room">
      <PatientBanner study={about.state === 'answered' ? about.value : undefined} />
      {series.state === 'asking' && (
        <p className="hint" role="status">
          <Spin /> {text.reading.loading}
        </p>
      )}
      {series.state === 'failed' && (
        <ProblemNotice title={text.reading.failed} problem={series.problem} onRetry={retry} />
      )}
      {series.state === 'answered' &&
        (series.value.length === 0 ? (
          <p className="hint" role="status">
            {text.reading.noSeries}
          </p>
        ) : (
          <Room series={series.value} shelf={shelf} />
        ))}
    </div>
  );
}
