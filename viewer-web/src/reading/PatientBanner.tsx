import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { go } from '../app/route';
import { mainName, secondName } from '../dicomweb/personName';
import type { Study } from '../dicomweb/studies';
import { showDate, showTime } from '../dicomweb/time';
import { LanguageSwitch } from '../i18n/LanguageSwitch';
import { useLanguage, useText } from '../i18n/language';
import { sexAndAge } from '../studies/columns';
import { patientHue } from './patientHue';

/** Whose images these are, always on the screen, with a colour of the patient's own. */
export function PatientBanner({ study }: { study: Study | undefined }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <header
      className="patient-banner"
      data-testid="patient-banner"
      style={study && { borderLeftColor: `hsl(${patientHue(study.patientId)} 55% 55%)` }}
    >
      <Tooltip title={text.reading.back} placement="bottomRight">
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          aria-label={text.reading.back}
          data-testid="back"
          onClick={() => {
            go({ screen: 'studies' });
          }}
        />
      </Tooltip>
      {study && (
        <>
          <strong title={mainName(study.patientName)}>{mainName(study.patientName) || text.studies.unnamed}</strong>
          {[secondName(study.patientName), sexAndAge(study, text)].filter(Boolean).map((word) => (
            <span key={word}>{word}</span>
          ))}
          {study.birthDate && (
            <span>
              {text.reading.born} {showDate(study.birthDate, language)}
            </span>
          )}
          <span className="clip" title={study.patientId}>
            {text.studies.patientId} {study.patientId}
          </span>
          <span>
            {showDate(study.date, language)} {showTime(study.time)}
          </span>
          {study.description && <span className="clip">{study.description}</span>}
          {study.accession && (
            <span className="clip">
              {text.studies.accession} {study.accession}
            </span>
          )}
        </>
      )}
      <span className="end">
        <LanguageSwitch />
      </span>
    </header>
  );
}
