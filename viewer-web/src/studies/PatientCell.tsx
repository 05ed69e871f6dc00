import { Tag } from 'antd';
import { mainName, secondName } from '../dicomweb/personName';
import type { Study } from '../dicomweb/studies';
import { useText } from '../i18n/language';

/** The patient's name in its own script, with the romanised form beside it. */
export function PatientCell({ study }: { study: Study }) {
  const text = useText();
  const second = secondName(study.patientName);
  return (
    <>
      <strong>{mainName(study.patientName) || text.studies.unnamed}</strong>
      {second && <span className="second-name">{second}</span>}
      {study.ownerName && (
        <Tag className="owner" color="purple" title={text.sharing.from(study.ownerName)} data-testid="owner">
          {study.ownerName}
        </Tag>
      )}
    </>
  );
}
