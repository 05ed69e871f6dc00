import { Tag } from 'antd';
import { mainName, secondName } from '../dicomweb/personName';
import type { Study } from '../dicomweb/studies';
import { useText } from '../i18n/language';

/** The patient's name in its own script, with the romanised form beside it; below it whose study it is when it is another institution's. */
export function PatientCell({ study }: { study: Study }) {
  const text = useText();
  const second = secondName(study.patientName);
  return (
    <>
      <strong>{mainName(study.patientName) || text.studies.unnamed}</strong>
      {second && <span className="second-name">{second}</span>}
      {study.ownerName && (
        <div className="owner" title={text.sharing.from(study.ownerName)}>
          <Tag color="purple" data-testid="owner">
            {study.ownerName}
          </Tag>
        </div>
      )}
    </>
  );
}
