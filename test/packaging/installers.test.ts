import { describe, expect, test } from 'vitest';
import { linuxPackages } from '../../build/packaging/linux-packages.ts';
import { macosApp } from '../../build/packaging/macos-app.ts';
import { releaseEnvironment } from '../../build/packaging/release-environment.ts';

const macOf = (env: NodeJS.ProcessEnv) => macosApp(releaseEnvironment(env)).mac ?? {};

describe('the macOS app', () => {
  test('without secrets is signed by nobody in particular: Apple Silicon starts no app without a signature', () => {
    // Its libraries are of another signer each then, which the hardened runtime would not load.
    expect(macOf({})).toMatchObject({ identity: '-', hardenedRuntime: false, notarize: false });
  });

  test('with a certificate is signed by that, hardened, and shown to Apple', () => {
    const signed = macOf({ CSC_LINK: 'MII', APPLE_ID: 'me@example.com' });
    expect(signed).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(signed).not.toHaveProperty('identity');
  });

  test('is not shown to Apple where nobody in particular signed it', () => {
    expect(macOf({ APPLE_ID: 'me@example.com' })).toMatchObject({ identity: '-', notarize: false });
  });
});

test('deb and rpm bring what keys and recordings are sealed with', () => {
  const { deb, rpm } = linuxPackages(releaseEnvironment({}));
  for (const { depends } of [deb ?? {}, rpm ?? {}]) expect(depends).toContainEqual(expect.stringContaining('libsecret'));
});
