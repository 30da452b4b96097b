import { describe, expect, test } from 'vitest';
import { releaseEnvironment } from '../../build/packaging/release-environment.ts';

const KEY = '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----';

describe('a release', () => {
  test('of anybody, without secrets, is unsigned and looks for no updates', () => {
    expect(releaseEnvironment({})).toEqual({
      updateUrl: null,
      updatePublicKeys: [],
      maintainer: 'Pilot Softphone <nobody@pilot-softphone.invalid>',
      isMacSigned: false,
      isMacNotarized: false,
      azureSigning: null,
    });
  });

  test('knows where its updates are, and by whose signatures', () => {
    const env = { PILOT_UPDATE_URL: 'https://updates.example.com/phone/', PILOT_UPDATE_PUBLIC_KEYS: `${KEY}\n${KEY}\n` };
    expect(releaseEnvironment(env)).toMatchObject({
      updateUrl: 'https://updates.example.com/phone',
      updatePublicKeys: [`${KEY}\n`, `${KEY}\n`],
    });
  });

  test.each([
    ['an address without a key', { PILOT_UPDATE_URL: 'https://updates.example.com' }],
    ['a key without an address', { PILOT_UPDATE_PUBLIC_KEYS: KEY }],
    ['an address that anybody may read along', { PILOT_UPDATE_URL: 'http://updates.example.com', PILOT_UPDATE_PUBLIC_KEYS: KEY }],
    [
      'a private key in place of the public one',
      { PILOT_UPDATE_URL: 'https://updates.example.com', PILOT_UPDATE_PUBLIC_KEYS: KEY.replaceAll('PUBLIC', 'PRIVATE') },
    ],
  ])('with %s is not built', (_what, env) => {
    expect(() => releaseEnvironment(env)).toThrow('PILOT_UPDATE');
  });

  test('an empty secret, which is what a workflow gives where there is none, is none', () => {
    const env = { PILOT_UPDATE_URL: '', PILOT_UPDATE_PUBLIC_KEYS: '', CSC_LINK: '', APPLE_API_KEY: '', PILOT_AZURE_ENDPOINT: '' };
    expect(releaseEnvironment(env)).toEqual(releaseEnvironment({}));
  });
});
