import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../core/ports.ts';
import type { PermissionStore } from '../../core/permission/permission-store.ts';
import { withSoundIndexes } from '../../core/sound-indexes.ts';
import { readCallBackRow, readPermissionRow, writeCallBackRow, writePermissionRow } from './permission-row.ts';
import { KEEP, KEEP_CALL_BACK } from './permission-schema.ts';

/** More promises than this keeps nobody. */
const MOST_CALL_BACKS = 500;
const MOST_GRANTED = 1_000;

/** Permissions and promises in SQLite. The database is at its newest schema already. */
export function openPermissionStore({ database, log }: { readonly database: DatabaseSync; readonly log: Log }): PermissionStore {
  const find = database.prepare('SELECT * FROM customer_permission WHERE line_id = ? AND peer = ?');
  const keep = database.prepare(KEEP);
  const newest = database.prepare('SELECT * FROM customer_permission ORDER BY read_at DESC LIMIT ?');
  const waiting = database.prepare(`SELECT * FROM customer_permission WHERE answer = 'waiting' ORDER BY read_at`);
  const granted = database.prepare(
    // SQLite refuses the whole question where one record is no JSON.
    `SELECT * FROM customer_permission WHERE status IN ('temporary', 'permanent')
       AND CASE WHEN json_valid(record) THEN json_extract(record, '$.grantedAt') END IS NOT NULL
     ORDER BY read_at DESC LIMIT ?`,
  );
  const forgetPermissions = database.prepare('DELETE FROM customer_permission WHERE line_id = ?');
  const forgetCallBacks = database.prepare('DELETE FROM call_back WHERE line_id = ?');
  const findCallBack = database.prepare('SELECT * FROM call_back WHERE line_id = ? AND peer = ?');
  const callBacks = database.prepare('SELECT * FROM call_back ORDER BY coalesce(due_at, done_at) DESC LIMIT ?');
  const keepCallBack = database.prepare(KEEP_CALL_BACK);

  const sound = withSoundIndexes({ database, log });
  const attempt = <Value>(what: string, otherwise: Value, work: () => Value): Value => {
    try {
      return sound(work);
    } catch (cause) {
      log.error(what, { why: cause instanceof Error ? cause.message : 'unknown' });
      return otherwise;
    }
  };
  const UNREAD = 'permissions could not be read';
  const UNKEPT = 'a permission could not be kept';

  return {
    find: (lineId, peer) => attempt(UNREAD, null, () => readPermissionRow(find.get(lineId, peer))),
    keep: (permission) => attempt(UNKEPT, undefined, () => void keep.run(writePermissionRow(permission))),
    newest: (limit) => attempt(UNREAD, [], () => newest.all(limit).flatMap((row) => readPermissionRow(row) ?? [])),
    waiting: () => attempt(UNREAD, [], () => waiting.all().flatMap((row) => readPermissionRow(row) ?? [])),
    granted: () => attempt(UNREAD, [], () => granted.all(MOST_GRANTED).flatMap((row) => readPermissionRow(row) ?? [])),
    callBack: (lineId, peer) => attempt(UNREAD, null, () => readCallBackRow(findCallBack.get(lineId, peer))),
    callBacks: () => attempt(UNREAD, [], () => callBacks.all(MOST_CALL_BACKS).flatMap((row) => readCallBackRow(row) ?? [])),
    keepCallBack: (callBack) => attempt(UNKEPT, undefined, () => void keepCallBack.run(writeCallBackRow(callBack))),
    forgetLine: (lineId) =>
      attempt(UNKEPT, undefined, () => {
        forgetPermissions.run(lineId);
        forgetCallBacks.run(lineId);
      }),
    close() {
      if (database.isOpen) database.close();
    },
  };
}
