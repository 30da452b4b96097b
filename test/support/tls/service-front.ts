import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NetworkSettings } from '#contract/network.ts';
import { TEST_AUTHORITY, TEST_SERVER } from './test-authority.ts';
import { startTestProxy } from './test-proxy.ts';

/** A service on this machine as it would be elsewhere: by a name, over TLS, behind a company's proxy. */
export interface ServiceFront {
  readonly apiBase: string;
  /** The way there, with the authority that its certificate is from. */
  readonly network: NetworkSettings;
  /** What the proxy was asked to connect to, `host:port`, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** `apiBase`: of the service behind it, `http://127.0.0.1:…/v1`. */
export async function openServiceFront(apiBase: string): Promise<ServiceFront> {
  const behind = new URL(apiBase);
  const server = createServer(TEST_SERVER, (asked, answer) => {
    const passed = request(
      { host: behind.hostname, port: behind.port, path: asked.url, method: asked.method, headers: { ...asked.headers, host: behind.host } },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await startTestProxy({ to: (server.address() as AddressInfo).port });
  const folder = mkdtempSync(join(tmpdir(), 'softphone-authority-'));
  const extraCaFile = join(folder, 'company.pem');
  writeFileSync(extraCaFile, TEST_AUTHORITY);
  return {
    apiBase: `https://service.test${behind.pathname}`,
    network: { proxy: { mode: 'manual', server: `http://127.0.0.1:${String(proxy.port)}`, bypass: [] }, proxyUser: null, extraCaFile },
    asked: proxy.asked,
    async close() {
      await proxy.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
