import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type PhoneOnPractice, phoneOnPractice } from '../support/softphone/phone-on-practice.ts';

let desk: PhoneOnPractice;
test.beforeAll(async () => {
  desk = await phoneOnPractice();
});
test.afterAll(() => desk.stop());

interface Running {
  readonly pid: number;
  readonly parent: number;
}

function running(): readonly Running[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      return [{ pid: Number(name), parent: Number(parent) }];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

function below(pid: number, all: readonly Running[]): readonly number[] {
  return all.filter(({ parent }) => parent === pid).flatMap((child) => [child.pid, ...below(child.pid, all)]);
}

test.skip(process.platform !== 'linux', 'only Linux shows the environment of a process');

test('no process that the app starts is given the keys of the environment', () => {
  const pid = desk.phone.host.process.pid ?? 0;
  const { apiKey } = desk.number('web');
  const holds = (process: number): boolean => readFileSync(`/proc/${String(process)}/environ`, 'latin1').includes(apiKey);
  const utilities = below(pid, running()).filter((one) => readFileSync(`/proc/${String(one)}/cmdline`, 'latin1').includes('-process.js'));
  expect(holds(pid)).toBe(true); // as it was started; nothing can take that back
  expect(utilities.length).toBeGreaterThan(0);
  expect(utilities.filter(holds)).toEqual([]);
});
