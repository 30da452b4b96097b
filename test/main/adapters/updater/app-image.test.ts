import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signedRelease } from '../../../../build/packaging/signed-release.ts';
import { type AppImage, installAppImage, programText } from '../../../support/updates/app-image.ts';
import { channelFile, FILE_NAME, sha512Of, startUpdateServer, type UpdateServer } from '../../../support/updates/update-server.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

let server: UpdateServer;
let folder: string;
let image: AppImage;
const newer = (): Buffer => Buffer.from(programText(folder, '1.1.0'));
const evil = (): Buffer => Buffer.from(programText(folder, 'evil'));

beforeEach(async () => {
  server = await startUpdateServer();
  folder = temporaryFolder();
  image = installAppImage({ address: server.address, folder });
});
afterEach(() => server.close());

/** What an app does that finds a release: reads the notice, and downloads what it names. */
async function take(): Promise<string> {
  const notice = await image.source.readRelease('stable');
  if (!notice.ok) return notice.error.code;
  const done = await image.source.download(notice.value, () => undefined);
  return done.ok ? 'downloaded' : done.error.code;
}

describe.runIf(process.platform === 'linux')('an AppImage', () => {
  test('is replaced at quit by the release that its publisher signed', async () => {
    server.publish('1.1.0', newer());
    expect(await take()).toBe('downloaded');
    expect(image.content()).toContain('1.0.0');
    image.quit();
    expect(image.content()).toBe(newer().toString());
  });

  test('is replaced at once when the agent says so, and opens again', async () => {
    server.publish('1.1.0', newer());
    await take();
    expect(
      await image.source.installNow(
        () => true,
        () => undefined,
      ),
    ).toEqual({ ok: true, value: null });
    expect(image.asked).toEqual(['quit']);
    image.quit();
    expect(image.content()).toBe(newer().toString());
    await expect.poll(image.stayedOpen).toBe(true);
  });

  test('stays closed when a call held its quit back, and the agent goes home later', async () => {
    server.publish('1.1.0', newer());
    await take();
    await image.source.installNow(
      () => true,
      () => undefined,
    );
    image.pass(3_600_000);
    image.quit();
    expect(image.content()).toBe(newer().toString());
    // It runs once, to settle in, and is told not to stay.
    expect(image.stayedOpen()).toBe(false);
  });

  test('that ends by a fault is left as it is', async () => {
    server.publish('1.1.0', newer());
    await take();
    image.quit(1);
    expect(image.content()).toContain('1.0.0');
  });

  test('keeps its version when the release was taken back after the download', async () => {
    server.publish('1.1.0', newer());
    await take();
    image.source.forget();
    image.quit();
    expect(image.content()).toContain('1.0.0');
  });
});

describe.runIf(process.platform === 'linux')('nothing is installed', () => {
  const files = (content: Buffer) => [{ name: FILE_NAME, sha512: sha512Of(content), bytes: content.length }];
  const release = { version: '1.1.0', channel: 'stable', publishedAt: new Date() } as const;

  test.each<readonly [string, string, () => void]>([
    [
      'of another signer',
      'update-refused',
      () => {
        const { privateKey } = generateKeyPairSync('ed25519');
        server.lies.set('/stable/release.json', signedRelease({ ...release, files: files(newer()) }, privateKey));
      },
    ],
    [
      'of a notice that was changed under its signature',
      'update-refused',
      () => {
        const signed = signedRelease({ ...release, files: files(newer()) }, server.key);
        server.lies.set('/stable/release.json', signed.replace('1.1.0', '1.2.0'));
      },
    ],
    ['of a signature without a notice', 'update-refused', () => server.lies.set('/stable/release.json', '{"signature":""}')],
    ['of a page that is no notice', 'update-refused', () => server.lies.set('/stable/release.json', '<html>')],
    ['of a notice without an end', 'update-refused', () => server.lies.set('/stable/release.json', ' '.repeat(100_000))],
    [
      'of another product of the same signer',
      'update-refused',
      () => {
        const signed = signedRelease({ ...release, files: files(newer()), ...{ product: 'something-else' } }, server.key);
        server.lies.set('/stable/release.json', signed);
      },
    ],
    [
      'of a server that sends elsewhere',
      'update-unreachable',
      () => server.lies.set('/stable/release.json', { location: 'http://127.0.0.1:1/' }),
    ],
    ['of a server without a release', 'update-unreachable', () => server.lies.delete('/stable/release.json')],
    [
      'where the channel offers another file than was signed',
      'update-refused',
      () => {
        server.lies.set(`/stable/${FILE_NAME}`, evil());
        server.lies.set('/stable/latest-linux.yml', channelFile('1.1.0', evil()));
      },
    ],
    ['where the file is not the one that is offered', 'update-failed', () => server.lies.set(`/stable/${FILE_NAME}`, evil())],
    ['where the file broke off', 'update-failed', () => server.lies.set(`/stable/${FILE_NAME}`, newer().subarray(0, 10))],
    [
      'where the channel offers another version',
      'update-refused',
      () => server.lies.set('/stable/latest-linux.yml', channelFile('1.3.0', newer())),
    ],
    [
      'where the channel offers an older version',
      'update-refused',
      () => server.lies.set('/stable/latest-linux.yml', channelFile('0.9.0', newer())),
    ],
    [
      'where the channel gives the signed file an address that names another',
      'update-refused',
      () => {
        const address = `x';touch%20here;'.AppImage?/${FILE_NAME}`;
        server.lies.set('/stable/latest-linux.yml', channelFile('1.1.0', newer()).replaceAll(FILE_NAME, `"${address}"`));
        server.lies.set(`/stable/x';touch%20here;'.AppImage`, newer());
      },
    ],
    ['where the channel offers nothing', 'update-failed', () => server.lies.delete('/stable/latest-linux.yml')],
  ])('%s', async (_what, code, spoil) => {
    server.publish('1.1.0', newer());
    spoil();
    expect(await take()).toBe(code);
    expect(
      await image.source.installNow(
        () => true,
        () => undefined,
      ),
    ).toMatchObject({ ok: false });
    image.quit();
    expect(image.content()).toContain('1.0.0');
    expect(image.wasRun()).toBe(false);
  });

  test('where the download was changed on the disk, neither at once nor at quit', async () => {
    server.publish('1.1.0', newer());
    await take();
    const [downloaded = ''] = readdirSync(image.pending).filter((name) => name.endsWith('.AppImage'));
    expect(existsSync(join(image.pending, downloaded))).toBe(true);
    writeFileSync(join(image.pending, downloaded), evil());
    image.quit();
    expect(image.content()).toContain('1.0.0');
    expect(
      await image.source.installNow(
        () => true,
        () => undefined,
      ),
    ).toMatchObject({ ok: false, error: { code: 'update-refused' } });
    expect(image.asked).toEqual([]);
  });
});
