import { Empty, Grid, Table, type TableProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { go } from '../app/route';
import type { Study, StudyPage, StudySort } from '../dicomweb/studies';
import { useLanguage, useText } from '../i18n/language';
import { columns } from './columns';
import { type Filter, isNarrowed } from './filter';
import { type RowKeys, rowKey } from './rowKey';

interface Props {
  page: StudyPage | undefined;
  asking: boolean;
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
  /** Asked for a study of one's own; absent for who may not. */
  onShare: ((study: Study) => void) | undefined;
}

/** The studies of one page, dense, driven by keyboard as well as by mouse. */
export function StudyTable({ page, asking, filter, onChange, onShare }: Props) {
  const text = useText();
  const { language } = useLanguage();
  const { lg, xl } = Grid.useBreakpoint();
  const room = lg === false ? 'tight' : xl === false ? 'narrow' : 'wide';
  const rows = page?.rows ?? [];
  const [chosen, setChosen] = useState(0);
  const current = Math.min(chosen, Math.max(rows.length - 1, 0));
  const lastPage = Math.max(1, Math.ceil((page?.total ?? 0) / filter.pageSize));

  const keys: RowKeys = {
    row: (index) => {
      setChosen(Math.max(0, Math.min(index, rows.length - 1)));
    },
    page: (number) => {
      if (number >= 1 && number <= lastPage) onChange({ page: number });
    },
    open: () => {
      const study = rows[current];
      if (study) open(study);
    },
  };
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    list.current?.querySelector('.current')?.scrollIntoView({ block: 'nearest' });
  }, [current, page]);

  const turned: TableProps<Study>['onChange'] = (pagination, _, sorter, { action }) => {
    if (action === 'sort' && !Array.isArray(sorter)) {
      onChange({ sort: sorter.columnKey as StudySort, descending: sorter.order === 'descend', page: 1 });
    } else {
      const pageSize = pagination.pageSize ?? filter.pageSize;
      onChange({ page: pageSize === filter.pageSize ? (pagination.current ?? 1) : 1, pageSize });
    }
  };

  return (
    <div
      className="study-table"
      data-testid="studies"
      tabIndex={0}
      ref={list}
      onKeyDown={(event) => {
        if (rowKey(event.key, current, rows.length, filter.page, keys)) event.preventDefault();
      }}
    >
      <Table<Study>
        size="small"
        rowKey={({ owner, uid }) => `${owner} ${uid}`}
        columns={columns(text, language, filter, room, onShare)}
        dataSource={[...rows]}
        loading={{ spinning: asking, delay: 200 }}
        showSorterTooltip={false}
        scroll={{ x: room === 'wide' ? 1160 : 730, y: 'calc(100vh - 236px)' }}
        rowClassName={(_, index) => (index === current ? 'current' : '')}
        onRow={(study, index) => ({
          'data-testid': 'study',
          'data-study': study.uid,
          onClick: ({ nativeEvent }) => {
            setChosen(index ?? 0);
            // A finger has no double click: it opens by a tap.
            if ((nativeEvent as PointerEvent).pointerType === 'touch') open(study);
          },
          onDoubleClick: () => {
            open(study);
          },
        })}
        locale={{ emptyText: <NoStudies narrowed={isNarrowed(filter)} asking={asking} /> }}
        pagination={{
          current: filter.page,
          pageSize: filter.pageSize,
          total: page?.total ?? 0,
          showSizeChanger: true,
          pageSizeOptions: [25, 50, 100],
          showTotal: (total) => <span data-testid="total">{text.studies.total(total)}</span>,
          placement: ['bottomEnd'],
        }}
        onChange={turned}
      />
    </div>
  );
}

function open({ uid, owner, ownerName }: Study): void {
  go({ screen: 'reading', study: uid, ...(ownerName && { at: owner }) });
}

function NoStudies({ narrowed, asking }: { narrowed: boolean; asking: boolean }) {
  const text = useText().studies;
  if (asking) return <div className="no-studies" />;
  return (
    <div className="no-studies" role="status" data-testid="no-studies">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <strong>{narrowed ? text.none : text.empty}</strong>
            <br />
            {narrowed ? text.noneHint : text.emptyHint}
          </>
        }
      />
    </div>
  );
}
