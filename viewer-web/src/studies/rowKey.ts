/** What the keys of the study list do. */
export interface RowKeys {
  readonly row: (index: number) => void;
  readonly page: (number: number) => void;
  readonly open: () => void;
}

/** @returns whether the key meant something here */
export function rowKey(key: string, current: number, rows: number, page: number, act: RowKeys): boolean {
  switch (key) {
    case 'ArrowDown':
      act.row(current + 1);
      return true;
    case 'ArrowUp':
      act.row(current - 1);
      return true;
    case 'Home':
      act.row(0);
      return true;
    case 'End':
      act.row(rows - 1);
      return true;
    case 'PageDown':
      act.page(page + 1);
      return true;
    case 'PageUp':
      act.page(page - 1);
      return true;
    case 'Enter':
      act.open();
      return true;
    default:
      return false;
  }
}
