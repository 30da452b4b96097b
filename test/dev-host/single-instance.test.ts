import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { eventsOf, startFixture, until } from './support.ts';

describe('one instance per user data folder', () => {
  test('a second one tells the first its arguments and ends; when the first has gone or was killed, the next is first', async () => {
    const userDataDir = mkdtempSync(join(tmpdir(), 'single-'));
    const first = await startFixture({ userDataDir, args: ['--single', '--hidden'] });
    await expect(
      startFixture({ userDataDir, args: ['--single', 'tel:+5511999990000'], waitForWindow: false }).then((second) =>
        second.ended.then(() => Promise.reject(new Error('ended'))),
      ),
    ).rejects.toThrow(/ended/);
    await until(() => eventsOf(first.output()).some((event) => event.startsWith('app:second-instance')));
    expect(eventsOf(first.output())).toContain(`app:second-instance tel:+5511999990000 ${process.cwd()} {"from":"tel:+5511999990000"}`);
    first.process.kill('SIGKILL');
    await first.ended;
    const third = await startFixture({ userDataDir, args: ['--single', '--hidden'] });
    expect(await third.main('return electron.app.hasSingleInstanceLock()')).toBe(true);
    await third.stop();
    rmSync(userDataDir, { recursive: true });
  });
});
