import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { openSoundDatabase } from '../../../../main/adapters/call-records/open-sound-database.ts';
import { openPermissionStore } from '../../../../main/adapters/permission-store/open-permission-store.ts';
import { checkPermissionTables, PERMISSION_STEPS } from '../../../../main/adapters/permission-store/permission-schema.ts';
import type { KeptPermission } from '../../../../main/core/permission/permission-store.ts';
import { telephone } from '../../../support/contacts.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

function granted(number: string): KeptPermission {
  const allowance = { isAllowed: true, limits: [] };
  return {
    lineId: lineId('line-1'),
    peer: telephone(number),
    permission: { status: 'permanent', expiresAt: null, call: allowance, request: allowance },
    readAt: unixMs(1_000),
    asked: null,
    grantedAt: unixMs(900),
  };
}

test('a record that is no JSON costs no other customer', () => {
  const path = join(temporaryFolder(), 'permissions.sqlite');
  const schema = { steps: PERMISSION_STEPS, check: checkPermissionTables };
  const { database } = openSoundDatabase({ path, name: 'permissions', now: () => 1, schema });
  const log = memoryLog();
  const store = openPermissionStore({ database, log });
  store.keep(granted('+5511999990001'));
  store.keep(granted('+5511999990002'));
  const other = new DatabaseSync(path);
  other.exec(`UPDATE customer_permission SET record = '{' WHERE peer = '+5511999990001'`);
  other.close();
  expect(store.granted()).toEqual([granted('+5511999990002')]);
  expect([store.newest(9), log.lines]).toEqual([[granted('+5511999990002')], []]);
  store.close();
});
