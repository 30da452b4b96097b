import { expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { openHookOutbox } from '../../../../main/adapters/crm/hook-outbox.ts';
import type { HookLetter } from '../../../../main/core/crm/hook-port.ts';
import { memoryFile } from '../../../support/memory-file.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const LETTER: HookLetter = {
  id: 'event_1',
  event: 'call.missed',
  at: unixMs(1_800_000_000_000),
  standing: 'waiting',
  attempts: 2,
  answer: '503',
  body: '{"call":1}',
};

test('what waits is there again after a restart', () => {
  const file = memoryFile();
  const log = memoryLog();
  openHookOutbox({ file, log }).outbox.write([LETTER]);
  expect(openHookOutbox({ file, log }).outbox.read()).toEqual([LETTER]);
});

test('nothing is written while nothing waits', () => {
  const file = memoryFile();
  openHookOutbox({ file, log: memoryLog() }).outbox.write([]);
  expect(file.text()).toBe('');
});

test.each(['not json', '{"version":9,"waiting":[]}', '{"version":1,"waiting":[{"event":"call.exec"}]}'])(
  'a file of %s is set aside, and nothing of it is sent',
  (text) => {
    const opened = openHookOutbox({ file: memoryFile(text), log: memoryLog() });
    expect(opened.outbox.read()).toEqual([]);
    expect(opened.problem?.code).toBe('storage-damaged');
  },
);

test('a disk that refuses leaves what waits in memory', () => {
  const log = memoryLog();
  const { outbox } = openHookOutbox({
    file: {
      ...memoryFile(),
      write: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    },
    log,
  });
  outbox.write([LETTER]);
  expect(outbox.read()).toEqual([LETTER]);
  expect(log.text()).toContain('ENOSPC');
});
