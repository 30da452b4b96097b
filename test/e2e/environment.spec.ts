import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type PhoneOnPractice, phoneOnPractice } from '../support/softphone/phone-on-practice.ts';

let desk: PhoneOnPractice;
test.beforeAll(async () => {
  desk = await phoneOnPractice();
});
test.afterAll(() => desk?.stop());

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** What Linux tells of a process; empty where it has ended meanwhile. */
function read(pid: number, what: 'status' | 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${what}`, 'latin1');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH')) return '';
    throw cause;
  }
}

function running(): readonly Running[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const pid = Number(name);
    const parent = /^PPid:\s*(\d+)/m.exec(read(pid, 'status'))?.[1];
    return [{ pid, parent: Number(parent), command: read(pid, 'cmdline') }];
  });
}

function below(pid: number, all: readonly Running[]): readonly Running[] {
  return all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid, all)]);
}

test.skip(process.platform !== 'linux', 'only Linux shows the environment of a process');

test('no process that the app starts is given the keys of the environment', async () => {
  const pid = desk.phone.host.process.pid ?? 0;
  const { apiKey } = desk.number('web');
  const holds = (process: number): boolean => read(process, 'environ').includes(apiKey);
  const utilities = (): readonly Running[] => below(pid, running()).filter(({ command }) => command.includes('-process.js'));
  await expect.poll(() => utilities().length).toBeGreaterThan(0);
  expect(holds(pid)).toBe(true); // as it was started; nothing can take that back
  expect(utilities().filter((one) => holds(one.pid))).toEqual([]);
});
