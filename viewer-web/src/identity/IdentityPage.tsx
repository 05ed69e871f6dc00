import { Tabs, Typography } from 'antd';
import { useText } from '../i18n/language';
import { Candidates } from './Candidates';
import './identity.css';
import { PatientLookup } from './PatientLookup';

/** The index of persons, for its stewards: what is to be decided, and a patient's links. */
export default function IdentityPage() {
  const text = useText().identity;
  return (
    <>
      <Typography.Title level={4}>{text.page}</Typography.Title>
      <p className="quiet">{text.about}</p>
      <Tabs
        items={[
          { key: 'candidates', label: text.questions, children: <Candidates /> },
          { key: 'patients', label: text.patients, children: <PatientLookup /> },
        ]}
      />
    </>
  );
}
