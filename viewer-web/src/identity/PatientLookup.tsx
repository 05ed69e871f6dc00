import { Alert, Button, Card, Empty, Input, Space, Spin, Tag } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '../app/ProblemNotice';
import { useAnswer } from '../app/useAnswer';
import { useLanguage, useText } from '../i18n/language';
import { findPatients, linkNow, type Patient, unlink } from './persons';
import { ReasonDialog } from './ReasonDialog';
import { nameOf } from './sides';

/** A patient by Patient ID: whom he or she is linked to, since when and why, and the way out of it. */
export function PatientLookup() {
  const text = useText().identity;
  const [id, setId] = useState('');
  const [leaving, setLeaving] = useState<Patient>();
  const [answer, again] = useAnswer(`patients ${id}`, async (signal) => (id ? findPatients(id, signal) : []));
  return (
    <Space orientation="vertical" size="middle" className="candidates">
      <Input.Search
        allowClear
        placeholder={text.lookup}
        aria-label={text.lookup}
        onSearch={(typed) => {
          setId(typed.trim());
        }}
        data-testid="patient-lookup"
      />
      {answer.state === 'asking' && <Spin />}
      {answer.state === 'failed' && <ProblemNotice title={text.failed} problem={answer.problem} onRetry={again} />}
      {answer.state === 'answered' && id && answer.value.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.noPatient} />
      )}
      {answer.state === 'answered' &&
        answer.value.map((patient) => (
          <PatientCard
            key={patient.id}
            patient={patient}
            onLeave={() => {
              setLeaving(patient);
            }}
          />
        ))}
      {leaving && (
        <ReasonDialog
          title={text.unlink}
          hint={text.unlinkHint}
          danger
          onSay={async (reason) => {
            await unlink(leaving, reason);
            setLeaving(undefined);
            again();
          }}
          onClose={() => {
            setLeaving(undefined);
            again();
          }}
        />
      )}
    </Space>
  );
}

function PatientCard({ patient, onLeave }: { patient: Patient; onLeave: () => void }) {
  const text = useText().identity;
  const { language } = useLanguage();
  return (
    <Card
      size="small"
      title={`${nameOf(patient.name)} · ${patient.patientId} · ${patient.institutionName}`}
      data-testid="patient"
    >
      {patient.same.length > 0 && (
        <Alert
          type="info"
          title={text.same}
          description={patient.same.map((one) => (
            <div key={one.id}>{[nameOf(one.name), one.patientId, one.institutionName].join(' · ')}</div>
          ))}
        />
      )}
      {patient.links.length === 0 && <p className="quiet">{text.unlinked}</p>}
      <ul className="links">
        {patient.links.map((link) => (
          <li key={link.madeAt}>
            <Tag>{text.linkBases[link.basis]}</Tag>
            {text.decided(link.madeBy || text.rule, new Date(link.madeAt).toLocaleString(language), link.reason)}
            {link.ended && (
              <div className="quiet">
                {text.left(link.ended.by, new Date(link.ended.at).toLocaleString(language), link.ended.because)}
              </div>
            )}
          </li>
        ))}
      </ul>
      {linkNow(patient) && (
        <Button danger size="small" onClick={onLeave} data-testid="unlink">
          {text.unlink}
        </Button>
      )}
    </Card>
  );
}
