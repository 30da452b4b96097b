import type { HistoryQuery, SearchTerm } from '../../core/history/history-store.ts';
import { SHORTEST_INDEXED } from './text-index.ts';

/** A condition of SQL on `recent_call`, and what stands for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** What a query asks of a row. `isIndexed`: the table `call_text` may be asked. */
export function historyCondition(query: HistoryQuery, isIndexed: boolean): Condition {
  const { results, direction, kind, lineId, from, until, wrapUp } = query;
  const parts: readonly (Condition | null)[] = [
    results.length === 0 ? null : { sql: `result IN (${results.map(() => '?').join(', ')})`, values: results },
    direction === null ? null : { sql: 'direction = ?', values: [direction] },
    kind === null ? null : { sql: 'kind = ?', values: [kind] },
    lineId === null ? null : { sql: 'line_id = ?', values: [lineId] },
    from === null ? null : { sql: 'started_at >= ?', values: [from] },
    until === null ? null : { sql: 'started_at < ?', values: [until] },
    wrapUp === null ? null : { sql: 'id IN (SELECT call_id FROM call_note WHERE code = ?)', values: [wrapUp] },
    ...query.terms.map((term) => termCondition(term, isIndexed)),
  ];
  const asked = parts.filter((part) => part !== null);
  return { sql: asked.map(({ sql }) => `(${sql})`).join(' AND '), values: asked.flatMap(({ values }) => values) };
}

function termCondition({ words, digits, numbers }: SearchTerm, isIndexed: boolean): Condition {
  const matches: readonly (string | null)[] = [indexed('words', words, isIndexed), indexed('number', digits, isIndexed)];
  const match = matches.filter((one) => one !== null).join(' OR ');
  const parts: readonly (Condition | null)[] = [
    match === '' ? null : { sql: 'seq IN (SELECT rowid FROM call_text WHERE call_text MATCH ?)', values: [match] },
    words === '' || matches[0] !== null
      ? null
      : { sql: `id IN (SELECT call_id FROM call_note WHERE folded LIKE ? ESCAPE '\\')`, values: [`%${escaped(words)}%`] },
    digits === '' || matches[1] !== null ? null : { sql: 'peer LIKE ?', values: [`%${digits}%`] },
    numbers.length === 0 ? null : { sql: 'peer IN (SELECT value FROM json_each(?))', values: [JSON.stringify(numbers)] },
  ];
  const asked = parts.filter((part) => part !== null);
  // A term of which nothing can be looked for is found nowhere.
  if (asked.length === 0) return { sql: '0', values: [] };
  return { sql: asked.map(({ sql }) => sql).join(' OR '), values: asked.flatMap(({ values }) => values) };
}

/** In FTS5's own language; null where the index cannot be asked for it. */
function indexed(column: string, text: string, isIndexed: boolean): string | null {
  if (!isIndexed || Array.from(text).length < SHORTEST_INDEXED) return null;
  return `${column} : "${text.replaceAll('"', '""')}"`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
