import { mainName, secondName } from '../dicomweb/personName';
import type { Study } from '../dicomweb/studies';
import { useText } from '../i18n/language';

/** The patient's name in its own script, with the romanised form beside it. */
export function PatientCell({ study }: { study: Study }) {
  const unnamed = useText().studies.unnamed;
  const second = secondName(study.patientName);
  return (
    <>
      <strong>{mainName(study.patientName) || unnamed}</strong>
      {second && <span className="second-name">{second}</span>}
    </>
  );
}
