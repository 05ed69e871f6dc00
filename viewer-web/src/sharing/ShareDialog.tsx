import { ShareAltOutlined } from '@ant-design/icons';
import { Alert, App, Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../app/useAnswer';
import { mainName } from '../dicomweb/personName';
import { asProblem, type Problem } from '../dicomweb/problem';
import type { Study } from '../dicomweb/studies';
import { useText } from '../i18n/language';
import { findPartners, openGrant, purposes } from './grants';

interface Asked {
  institution: string;
  purpose: string;
  extent: 'study' | 'patient';
  days: number;
  reason: string;
}

const DAYS = [1, 7, 30, 90];

/** Lets another institution see a study, or all of its patient, for a purpose and a time. */
export function ShareDialog({ study, onClose }: { study: Study; onClose: () => void }) {
  const text = useText().sharing;
  const unnamed = useText().studies.unnamed;
  const { message } = App.useApp();
  const [form] = Form.useForm<Asked>();
  const [partners] = useAnswer('partners', findPartners);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const share = async (asked: Asked): Promise<void> => {
    setSending(true);
    setProblem(undefined);
    try {
      await openGrant({
        institution: asked.institution,
        purpose: asked.purpose,
        until: new Date(Date.now() + asked.days * 86_400_000).toISOString(),
        reason: asked.reason.trim(),
        ...(asked.extent === 'patient'
          ? { patient: { id: study.patientId, issuer: study.patientIssuer } }
          : { studies: [study.uid] }),
      });
      void message.success(text.shared);
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setSending(false);
    }
  };

  return (
    <Modal
      open
      title={text.title(mainName(study.patientName) || unnamed)}
      okText={text.share}
      cancelText={text.cancel}
      confirmLoading={sending}
      onCancel={onClose}
      onOk={() => {
        form.submit();
      }}
    >
      <Form<Asked>
        form={form}
        layout="vertical"
        initialValues={{ purpose: 'consultation', extent: 'study', days: 7 }}
        onFinish={(asked) => {
          void share(asked);
        }}
        data-testid="share-form"
      >
        <Form.Item name="institution" label={text.to} rules={[{ required: true, message: text.needInstitution }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={partners.state === 'asking'}
            {...(partners.state === 'failed' && { status: 'error' as const, notFoundContent: text.noPartners })}
            options={
              partners.state === 'answered'
                ? partners.value.map(({ code, name }) => ({ value: code, label: name }))
                : []
            }
            data-testid="share-institution"
          />
        </Form.Item>
        <Form.Item name="purpose" label={text.purpose}>
          <Select options={purposes.map((value) => ({ value, label: text.purposes[value] }))} />
        </Form.Item>
        <Form.Item name="extent" label={text.extent}>
          <Radio.Group>
            <Radio value="study">{text.thisStudy}</Radio>
            <Radio value="patient" disabled={!study.patientId}>
              {text.wholePatient}
            </Radio>
          </Radio.Group>
        </Form.Item>
        <Form.Item name="days" label={text.howLong}>
          <Radio.Group optionType="button" options={DAYS.map((value) => ({ value, label: text.days(value) }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={text.reason}
          rules={[{ required: true, whitespace: true, message: text.needReason }]}
        >
          <Input.TextArea rows={2} maxLength={500} showCount data-testid="share-reason" />
        </Form.Item>
      </Form>
      <p className="quiet">{text.hint}</p>
      {problem && <Alert type="error" showIcon title={text.notShared} description={problem.detail} />}
    </Modal>
  );
}

/** Opens the dialog from the reading room. */
export function ShareButton({ study }: { study: Study }) {
  const text = useText().sharing;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        icon={<ShareAltOutlined />}
        data-testid="share"
        onClick={() => {
          setOpen(true);
        }}
      >
        {text.share}
      </Button>
      {open && (
        <ShareDialog
          study={study}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
