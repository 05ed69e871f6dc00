import { Alert, Table, Tag } from 'antd';
import { useText } from '../i18n/language';
import type { Fault } from './desk';
import type { Imported, ImportedRow } from './exchange';

const colours = { new: 'green', changed: 'gold', unchanged: 'default' } as const;
const PAGES = { pageSize: 8, hideOnSinglePage: true, showSizeChanger: false };

/** What a file would do, row by row, or what is to mend in it. */
export function ImportPreview({ name, found }: { name: string; found: Imported }) {
  const words = useText().directory;
  const counts = words.preview(found.created, found.changed, found.unchanged);
  return (
    <div className="preview" data-testid="preview">
      <p role="status">
        <b>{name}</b> {found.faults.length === 0 && counts}
      </p>
      {found.encoding === 'GB18030' && <Alert type="info" showIcon title={words.gbk} />}
      {found.faults.length > 0 ? (
        <Faults faults={found.faults} />
      ) : (
        <Table<ImportedRow>
          size="small"
          rowKey={({ kind, line, entry }) => `${kind} ${line} ${entry}`}
          dataSource={found.rows.toSorted((a, b) => Number(isSame(a)) - Number(isSame(b)))}
          pagination={PAGES}
          columns={[
            { title: words.line, dataIndex: 'line', width: 64 },
            { title: words.entry, dataIndex: 'entry' },
            {
              title: words.outcome,
              width: 96,
              render: (_, { outcome }) => <Tag color={colours[outcome]}>{words.outcomes[outcome]}</Tag>,
            },
            { title: words.difference, render: (_, row) => <Differences row={row} /> },
          ]}
        />
      )}
    </div>
  );
}

function isSame({ outcome }: ImportedRow): boolean {
  return outcome === 'unchanged';
}

function Differences({ row }: { row: ImportedRow }) {
  const words = useText().directory;
  const labels: Readonly<Record<string, string>> = { ...words.fields, memberships: words.memberships };
  return row.differences.map(({ field, before, after }) => (
    <div key={field}>
      {labels[field] ?? field}: <del>{before || '–'}</del> → <ins>{after || '–'}</ins>
    </div>
  ));
}

/** Everything to mend at once: where, what is wrong, what would be right. */
function Faults({ faults }: { faults: readonly Fault[] }) {
  const words = useText().directory;
  const labels: Readonly<Record<string, string>> = words.fields;
  return (
    <>
      <Alert type="error" showIcon title={words.faultCount(faults.length)} description={words.mend} />
      <Table<Fault>
        size="small"
        rowKey={({ line, field, code, sentence }) => `${line ?? 0} ${field} ${code} ${sentence}`}
        dataSource={faults}
        pagination={PAGES}
        columns={[
          { title: words.line, dataIndex: 'line', width: 64 },
          { title: words.column, render: (_, { field }) => labels[field] ?? field },
          {
            title: words.fault,
            render: (_, { code, sentence }) => (
              <>
                {words.faults[code] ?? code}
                <div className="quiet">{sentence}</div>
              </>
            ),
          },
        ]}
      />
    </>
  );
}
