import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';

const RENDERER = join(import.meta.dirname, '../../renderer');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.map': 'application/json' };

/** The station's page, built and served on loopback, without the app around it. */
export interface StationSite {
  readonly address: string;
  stop(): Promise<void>;
}

export async function openStationSite(): Promise<StationSite> {
  const folder = mkdtempSync(join(tmpdir(), 'station-site-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: RENDERER,
    build: { outDir: folder, emptyOutDir: true, minify: false, rolldownOptions: { input: join(RENDERER, 'station/index.html') } },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the station site has no port');
  return {
    address: `http://127.0.0.1:${String(address.port)}/station/index.html`,
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
