/** Rows beyond the edges that are drawn too, so that none is missing while one scrolls. */
const BEYOND = 6;

export interface ListView {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly total: number;
}

/** The first and the last row to be drawn; `last` is below `first` where there is none. */
export function rowsOnScreen({ scrollTop, height, rowHeight, total }: ListView): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - BEYOND);
  const last = Math.min(total - 1, Math.ceil((scrollTop + height) / rowHeight) - 1 + BEYOND);
  return { first, last };
}

/** Where to scroll, so that a row is wholly in sight; null where it is. */
export function scrollToRow(row: number, { scrollTop, height, rowHeight }: Omit<ListView, 'total'>): number | null {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : null;
}

/** Where a key leads from a row; null for a key that leads nowhere. */
export function rowAfterKey(key: string, row: number, { height, rowHeight, total }: Omit<ListView, 'scrollTop'>): number | null {
  const page = Math.max(1, Math.floor(height / rowHeight) - 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: total - 1,
  };
  const to = moves[key];
  return to === undefined || total === 0 ? null : Math.max(0, Math.min(total - 1, to));
}
