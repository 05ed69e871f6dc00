import { Empty, Table, type TableColumnType, Tag } from 'antd';
import { useText } from '../i18n/language';
import { type Entry, type Kind, type Page, textOf } from './entry';
import { fieldsOf } from './fields';
import { asTree } from './tree';
import { labelOf, moment, shown } from './words';

interface Props {
  kind: Kind;
  page: Page | undefined;
  asking: boolean;
  /** Whether anything narrows the list. */
  narrowed: boolean;
  current: number;
  size: number;
  institutions: ReadonlyMap<string, string>;
  /** Whether entries of several institutions stand in the list. */
  mixed: boolean;
  onPage: (page: number) => void;
  onOpen: (entry: Entry) => void;
}

/** Entries of one kind; the first column opens one. */
export function EntriesTable({
  kind,
  page,
  asking,
  narrowed,
  current,
  size,
  institutions,
  mixed,
  onPage,
  onOpen,
}: Props) {
  const words = useText().directory;
  const listed = fieldsOf[kind].filter(({ name, listed }) => listed && (mixed || name !== 'institution'));
  const opens = listed.find(({ name }) => name !== 'institution')?.name;
  const columns: TableColumnType<Entry>[] = listed.map((field) => ({
    key: field.name,
    title: labelOf(field, kind, words),
    render: (_, entry) => {
      const said = shown(field, entry, words, institutions);
      if (field.name !== opens) return said;
      return (
        <a
          role="button"
          tabIndex={0}
          onClick={() => {
            onOpen(entry);
          }}
          onKeyDown={({ key }) => {
            if (key === 'Enter') onOpen(entry);
          }}
        >
          {said}
        </a>
      );
    },
  }));
  if (kind === 'people')
    columns.push({ key: 'roles', title: words.fields.roles, render: (_, person) => <Roles person={person} /> });
  columns.push({
    key: 'state',
    title: words.fields.state,
    width: 130,
    render: (_, { ended }) =>
      ended ? <Tag>{words.endedOn(moment(ended).slice(0, 10))}</Tag> : <Tag color="green">{words.inUse}</Tag>,
  });
  const entries = page?.entries ?? [];
  return (
    <Table<Entry>
      size="small"
      rowKey="id"
      loading={asking}
      columns={columns}
      dataSource={kind === 'institutions' && !narrowed ? asTree(entries) : [...entries]}
      {...(kind === 'institutions' ? { expandable: { defaultExpandAllRows: true } } : {})}
      key={kind === 'institutions' ? entries.map(({ id, version }) => `${id}.${version}`).join() : kind}
      scroll={{ x: 'max-content' }}
      pagination={{
        current,
        pageSize: size,
        total: page?.total ?? 0,
        showSizeChanger: false,
        showTotal: words.total,
        onChange: onPage,
      }}
      locale={{
        emptyText: page && (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={
              <>
                <div>{narrowed ? words.none : words.empty}</div>
                {narrowed && <div className="quiet">{words.noneHint}</div>}
              </>
            }
          />
        ),
      }}
      onRow={(entry) => ({
        onDoubleClick: () => {
          onOpen(entry);
        },
      })}
      data-testid="entries"
    />
  );
}

function Roles({ person }: { person: Entry }) {
  const words = useText().directory;
  return (person.memberships ?? []).map(({ institution, name, roles }) => (
    <div key={institution} className="held">
      <span className="quiet">{name}</span> {roles.map((role) => words.roles[role] ?? role).join(' · ')}
    </div>
  ));
}

/** What an entry is called in a title. */
export function nameOf(entry: Entry): string {
  return ['name', 'personName', 'number', 'title'].map((field) => textOf(entry, field)).find((name) => name) ?? '';
}
