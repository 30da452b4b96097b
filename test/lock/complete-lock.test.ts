import { describe, expect, test } from 'vitest';
import { completeLock, missingOptionalPackages, type Lock } from '../../build/lock/complete-lock.ts';
import { platformOf } from '../../build/lock/platform-of.ts';

const lock: Lock = {
  packages: {
    '': {},
    'node_modules/a-tool': {
      version: '1.2.3',
      dev: true,
      optionalDependencies: { '@a/linux-x64-gnu': '1.2.3', '@a/darwin-arm64': '1.2.3' },
    },
    'node_modules/@a/linux-x64-gnu': { version: '1.2.3' },
    'node_modules/nest': { version: '1.0.0', optionalDependencies: { 'b-win32-x64': '2.0.0' } },
    'node_modules/nest/node_modules/b-win32-x64': { version: '2.0.0' },
    'node_modules/nest/node_modules/deep': { version: '1.0.0', optionalDependencies: { 'b-win32-x64': '2.0.0' } },
  },
};

test('a package of another platform that the registry lacked is found, and one nested where npm looks is not missed', () => {
  expect(missingOptionalPackages(lock)).toEqual([{ wantedBy: 'node_modules/a-tool', name: '@a/darwin-arm64', version: '1.2.3' }]);
});

test('the completed lock file has it with version and platform, and nothing else changes', () => {
  const complete = completeLock(lock);
  expect(complete.packages).toEqual({
    ...lock.packages,
    'node_modules/@a/darwin-arm64': { version: '1.2.3', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] },
  });
  expect(missingOptionalPackages(complete)).toEqual([]);
});

test('a package whose version or platform cannot be told is refused', () => {
  const vague = (name: string, version: string): Lock => ({
    packages: { 'node_modules/x': { optionalDependencies: { [name]: version } } },
  });
  expect(() => completeLock(vague('@a/darwin-arm64', '^1.0.0'))).toThrow('@a/darwin-arm64@^1.0.0');
  expect(() => completeLock(vague('fsevents', '2.3.3'))).toThrow('fsevents@2.3.3');
});

describe('the platform in a package name', () => {
  test.each([
    ['@oxlint/binding-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
    ['@swc/core-linux-x64-gnu', { os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
    ['@swc/core-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@swc/core-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@oxfmt/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['fsevents', null],
  ])('of %s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});
