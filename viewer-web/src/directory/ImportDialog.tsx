import { Alert, App, Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { asProblem } from '../dicomweb/problem';
import { useText } from '../i18n/language';
import { Unfit } from './desk';
import type { Kind } from './entry';
import { type Imported, importFile } from './exchange';
import { ImportPreview } from './ImportPreview';

/** What is known of the file: one at a time. */
type Step =
  | { readonly state: 'choosing' }
  | { readonly state: 'asking'; readonly name: string; readonly applying: boolean }
  | { readonly state: 'failed'; readonly name: string; readonly reason: string }
  | { readonly state: 'tried'; readonly file: File; readonly found: Imported };

interface Props {
  kind: Kind;
  onImported: () => void;
  onClose: () => void;
}

/** Brings a file in: it is tried first and shown, and applied when the person says so. */
export function ImportDialog({ kind, onImported, onClose }: Props) {
  const words = useText().directory;
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<Step>({ state: 'choosing' });
  const ready = step.state === 'tried' && step.found.faults.length === 0 && step.found.created + step.found.changed > 0;

  const send = async (file: File, applying: boolean): Promise<void> => {
    setStep({ state: 'asking', name: file.name, applying });
    try {
      const found = await importFile(kind, file, !applying);
      if (!applying) {
        setStep({ state: 'tried', file, found });
        return;
      }
      void message.success(words.imported(found.created, found.changed));
      onImported();
      onClose();
    } catch (error) {
      if (error instanceof Unfit) {
        const none = { applied: false, encoding: '', created: 0, changed: 0, unchanged: 0, rows: [] };
        setStep({ state: 'tried', file, found: { ...none, faults: error.faults } });
      } else {
        setStep({ state: 'failed', name: file.name, reason: asProblem(error).message });
      }
    }
  };

  return (
    <Modal
      open
      width={820}
      title={words.importTitle(words.pages[kind])}
      okText={words.apply}
      cancelText={words.close}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={step.state === 'asking' && step.applying}
      onCancel={onClose}
      onOk={() => {
        if (step.state === 'tried') void send(step.file, true);
      }}
    >
      <p className="quiet">{words.importHint}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.yaml,.yml"
        hidden
        aria-label={words.chooseFile}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file, false);
        }}
        data-testid="import-file"
      />
      <Button
        autoFocus
        loading={step.state === 'asking' && !step.applying}
        disabled={step.state === 'asking' && step.applying}
        onClick={() => input.current?.click()}
      >
        {step.state === 'choosing' ? words.chooseFile : words.chooseAnother}
      </Button>
      {step.state === 'asking' && (
        <p role="status">{step.applying ? words.applying(step.name) : words.trying(step.name)}</p>
      )}
      {step.state === 'failed' && <Alert type="error" showIcon title={words.notImported} description={step.reason} />}
      {step.state === 'tried' && <ImportPreview name={step.file.name} found={step.found} />}
    </Modal>
  );
}
