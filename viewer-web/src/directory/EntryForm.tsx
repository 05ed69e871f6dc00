import { Alert, App, Button, Form, Popconfirm, Space } from 'antd';
import { useEffect, useState } from 'react';
import { TechnicalDetail } from '../app/TechnicalDetail';
import { asProblem, type Problem } from '../dicomweb/problem';
import { useText } from '../i18n/language';
import { change, create, end, isStale, read, reopen, Unfit } from './desk';
import { type Entry, type Kind, textOf } from './entry';
import { FieldInput } from './FieldInput';
import type { FieldSpec } from './fields';
import { type FormValues, toFormValue, toValues } from './values';
import { faultText, hintOf, labelOf } from './words';

interface Props {
  kind: Kind;
  fields: readonly FieldSpec[];
  /** Nothing for a new entry. */
  entry: Entry | undefined;
  /** What a new entry begins with. */
  initial: FormValues;
  institutions: ReadonlyMap<string, string>;
  readOnly: boolean;
  /** The entry as it is now. */
  onKept: (entry: Entry) => void;
}

/** Writes an entry. What does not fit is said at its field; what somebody else changed meanwhile is not overwritten. */
export function EntryForm({ kind, fields, entry, initial, institutions, readOnly, onKept }: Props) {
  const text = useText();
  const words = text.directory;
  const { message } = App.useApp();
  const [form] = Form.useForm<FormValues>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const owner = Form.useWatch('institution', form) as string | undefined;
  const shown = fields.filter((field) => !entry || !field.onlyNew);
  const locked = readOnly || entry?.ended !== undefined;

  useEffect(() => {
    form.setFieldsValue(
      entry ? Object.fromEntries(fields.map((field) => [field.name, toFormValue(field, entry)])) : initial,
    );
    // A form is filled once for each version of an entry.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [entry?.id, entry?.version]);

  const keep = async (work: () => Promise<Entry>, done: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      onKept(await work());
      void message.success(done);
    } catch (error) {
      show(error);
    } finally {
      setBusy(false);
    }
  };

  const show = (error: unknown): void => {
    if (error instanceof Unfit) {
      const known = new Map(shown.map((field) => [field.name, hintOf(field, kind, words)]));
      form.setFields(
        error.faults.map((fault) => ({
          name: fault.field,
          errors: [faultText(fault, known.get(fault.field) ?? '', words)],
        })),
      );
      const elsewhere = error.faults.some(({ field }) => !known.has(field));
      if (!elsewhere) return;
    }
    setProblem(asProblem(error));
  };

  const save = (values: FormValues): Promise<void> => {
    const said = toValues(shown, values);
    return keep(() => (entry ? change(kind, entry, said) : create(kind, said)), words.saved);
  };

  return (
    <Form form={form} layout="vertical" onFinish={(values) => void save(values)} data-testid="entry-form">
      {problem && (
        <Notice problem={problem} onReload={entry && (() => void keep(() => read(kind, entry.id), words.reload))} />
      )}
      {shown.map((field) => (
        <Form.Item
          key={field.name}
          name={field.name}
          label={labelOf(field, kind, words)}
          extra={locked ? undefined : hintOf(field, kind, words)}
          rules={field.required ? [{ required: true, message: words.faults['missing'] ?? '' }] : []}
        >
          <FieldInput
            field={field}
            owner={owner ?? (entry ? textOf(entry, 'institution') : '')}
            institutions={institutions}
            disabled={locked || (field.fixed === true && (entry !== undefined || initial[field.name] !== undefined))}
          />
        </Form.Item>
      ))}
      {!readOnly && (
        <Space className="actions">
          {!locked && (
            <Button type="primary" htmlType="submit" loading={busy} data-testid="save">
              {words.save}
            </Button>
          )}
          {entry && !entry.ended && (
            <Popconfirm
              title={words.endSure}
              okText={words.end}
              onConfirm={() => {
                void keep(() => end(kind, entry), words.ended);
              }}
            >
              <Button danger disabled={busy} data-testid="end">
                {words.end}
              </Button>
            </Popconfirm>
          )}
          {entry?.ended && (
            <Button
              loading={busy}
              data-testid="reopen"
              onClick={() => void keep(() => reopen(kind, entry), words.reopened)}
            >
              {words.reopen}
            </Button>
          )}
        </Space>
      )}
      {readOnly && <div className="quiet">{words.readOnly}</div>}
    </Form>
  );
}

/** Why nothing was saved, and the way on. */
export function Notice({ problem, onReload }: { problem: Problem; onReload: (() => void) | undefined }) {
  const text = useText();
  const words = text.directory;
  const stale = isStale(problem);
  const reasons =
    problem instanceof Unfit
      ? problem.faults.map((fault) => faultText(fault, '', words)).join('; ')
      : text.problem[problem.kind];
  return (
    <Alert
      type={stale ? 'warning' : 'error'}
      showIcon
      role="alert"
      data-testid={stale ? 'stale' : 'not-saved'}
      className="notice"
      title={stale ? words.stale : `${words.notSaved} ${reasons}`}
      description={!stale && !(problem instanceof Unfit) && <TechnicalDetail problem={problem} />}
      action={
        stale && onReload ? (
          <Button size="small" onClick={onReload} data-testid="reload">
            {words.reload}
          </Button>
        ) : undefined
      }
    />
  );
}
