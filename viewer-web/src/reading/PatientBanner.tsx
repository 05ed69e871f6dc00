import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Tag, Tooltip } from 'antd';
import { AccountMenu } from '../account/AccountMenu';
import { go } from '../app/route';
import type { Me } from '../dicomweb/me';
import { mainName, secondName } from '../dicomweb/personName';
import type { Study } from '../dicomweb/studies';
import { showDate, showTime } from '../dicomweb/time';
import { LanguageSwitch } from '../i18n/LanguageSwitch';
import { useLanguage, useText } from '../i18n/language';
import { mayShare } from '../sharing/grants';
import { ShareButton } from '../sharing/ShareDialog';
import { sexAndAge } from '../studies/columns';
import { patientHue } from './patientHue';

/** Whose images these are, always on the screen, with a colour of the patient's own; at its end, who looks at them. */
export function PatientBanner({ study, me }: { study: Study | undefined; me: Me | undefined }) {
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
      <div className="who">
        {study && (
          <>
            <strong title={mainName(study.patientName)}>{mainName(study.patientName) || text.studies.unnamed}</strong>
            {secondName(study.patientName) && <span className="rather">{secondName(study.patientName)}</span>}
            <span>{sexAndAge(study, text)}</span>
            <span className="clip id" title={study.patientId}>
              {text.studies.patientId} {study.patientId}
            </span>
            {study.birthDate && (
              <span className="rather">
                {text.reading.born} {showDate(study.birthDate, language)}
              </span>
            )}
            <span>
              {showDate(study.date, language)} {showTime(study.time)}
            </span>
            {study.description && (
              <span className="clip description" title={study.description}>
                {study.description}
              </span>
            )}
            {study.ownerName && (
              <Tag color="purple" data-testid="owner">
                {text.sharing.from(study.ownerName)}
              </Tag>
            )}
            {study.accession && (
              <span className="clip rather" title={study.accession}>
                {text.studies.accession} {study.accession}
              </span>
            )}
          </>
        )}
      </div>
      <span className="end">
        {study && !study.ownerName && me && mayShare(me) && <ShareButton study={study} />}
        <LanguageSwitch />
        <AccountMenu me={me} />
      </span>
    </header>
  );
}
