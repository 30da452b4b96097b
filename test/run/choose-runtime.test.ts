import { expect, test } from 'vitest';
import { chooseRuntime } from '../../build/run/choose-runtime.ts';

const facts = { repository: '/repo', electronBinary: '/dist/electron', sandboxPossible: true, args: ['--hidden'] };

test('Electron runs the repository where its binary is, with the arguments of the user', () => {
  expect(chooseRuntime(facts)).toEqual({ name: 'Electron', command: '/dist/electron', args: ['/repo', '--hidden'] });
});

test('Electron runs without its sandbox only where the system refuses one, and says so', () => {
  expect(chooseRuntime({ ...facts, sandboxPossible: false })).toEqual({
    name: 'Electron without its sandbox',
    command: '/dist/electron',
    args: ['--no-sandbox', '/repo', '--hidden'],
  });
});

test('the development host stands in where there is no binary', () => {
  expect(chooseRuntime({ ...facts, electronBinary: null })).toEqual({
    name: 'the development host',
    command: process.execPath,
    args: ['/repo/build/dev-host/run.ts', '/repo', '--hidden'],
  });
});
