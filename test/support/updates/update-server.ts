import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { signedRelease } from '../../../build/packaging/signed-release.ts';
import type { UpdateAddress } from '../../../main/adapters/updater/build-facts.ts';
import { TEST_SERVER } from '../tls/test-authority.ts';

export interface UpdateServer {
  readonly address: UpdateAddress;
  readonly key: KeyObject;
  /** What lies at a path, such as `/stable/release.json`; a Location redirects. */
  readonly lies: Map<string, Buffer | string | { readonly location: string }>;
  /** Every path that was asked for, in order. */
  readonly asked: string[];
  /** Puts a whole release of one AppImage there, signed and described. */
  publish(version: string, file: Buffer): void;
  close(): Promise<void>;
}

export const FILE_NAME = 'Pilot-Softphone-1.1.0.AppImage';

export function sha512Of(content: Buffer): string {
  return createHash('sha512').update(content).digest('base64');
}

/** An update server on this machine, with a key of its own. `isSecure`: by https, as whole apps will have it; of the tests' authority. */
export async function startUpdateServer({ isSecure = false }: { readonly isSecure?: boolean } = {}): Promise<UpdateServer> {
  const asked: string[] = [];
  const lies: UpdateServer['lies'] = new Map();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const answer: RequestListener = (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked.push(path);
    const content = lies.get(path);
    if (content === undefined) response.writeHead(404).end();
    else if (typeof content === 'object' && 'location' in content) response.writeHead(302, { location: content.location }).end();
    else response.end(content);
  };
  const server = isSecure ? createSecureServer(TEST_SERVER, answer) : createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // of a TCP server
  return {
    address: {
      url: `${isSecure ? 'https' : 'http'}://127.0.0.1:${String(port)}`,
      publicKeys: [publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    },
    key: privateKey,
    lies,
    asked,
    publish(version, file) {
      const files = [{ name: FILE_NAME, sha512: sha512Of(file), bytes: file.length }];
      lies.set('/stable/release.json', signedRelease({ version, channel: 'stable', files, publishedAt: new Date() }, privateKey));
      lies.set('/stable/latest-linux.yml', channelFile(version, file));
      lies.set(`/stable/${FILE_NAME}`, file);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** As electron-builder writes it. */
export function channelFile(version: string, file: Buffer): string {
  const sha512 = sha512Of(file);
  return `version: ${version}\nfiles:\n  - url: ${FILE_NAME}\n    sha512: ${sha512}\n    size: ${String(file.length)}\npath: ${FILE_NAME}\nsha512: ${sha512}\nreleaseDate: '2026-11-26T00:00:00.000Z'\n`;
}
