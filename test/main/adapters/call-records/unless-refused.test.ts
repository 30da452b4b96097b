import { expect, test } from 'vitest';
import { writesUnlessRefused } from '../../../../main/adapters/call-records/unless-refused.ts';
import { memoryLog } from '../../../support/memory-log.ts';

test('a full disk is told as such, once for as long as it refuses', () => {
  const told: string[] = [];
  const write = writesUnlessRefused(
    memoryLog(),
    (work) => work(),
    ({ code }) => void told.push(code),
  );
  const full = (): never => {
    throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
  };
  for (const work of [full, full, () => undefined, full]) write('a call could not be kept', work);
  expect(told).toEqual(['storage-full', 'storage-full']);
});
