import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { takeLineEnvironment } from '../../main/take-line-environment.ts';

const CANARY = 'ps_CANARY_of_the_environment';

test.runIf(process.platform === 'linux')('a process that is started later knows nothing of the keys', () => {
  process.env['PILOT_STATUS_API_KEYS'] = CANARY;
  process.env['PILOT_STATUS_API_URL'] = 'https://canary.example/v1';
  const inherits = (word: string): boolean => {
    const child = spawn('sleep', ['20'], { stdio: 'ignore' });
    onTestFinished(() => void child.kill());
    return readFileSync(`/proc/${String(child.pid)}/environ`, 'utf8').includes(word);
  };
  expect(inherits(CANARY)).toBe(true);
  expect(takeLineEnvironment(process.env)).toEqual({
    PILOT_STATUS_API_KEYS: CANARY,
    PILOT_STATUS_API_URL: 'https://canary.example/v1',
  });
  expect(inherits('PATH=')).toBe(true);
  for (const word of [CANARY, 'canary.example', 'PILOT_STATUS_API']) expect(inherits(word)).toBe(false);
});
