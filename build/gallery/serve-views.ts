import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

const repository = join(import.meta.dirname, '../..');

/** As strict as the app's own (main/windows/app-protocol.ts): a view that needs more fails here, not at the customer's. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'";

export interface ServedViews {
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Builds the view windows as they ship and serves them on a free port of this machine. */
export async function serveViews(): Promise<ServedViews> {
  const folder = await mkdtemp(join(tmpdir(), 'pilot-views-'));
  const root = join(repository, 'renderer');
  await asShipped(() =>
    build({
      configFile: false,
      root,
      base: './',
      logLevel: 'error',
      plugins: [react()],
      build: {
        outDir: folder,
        emptyOutDir: true,
        rolldownOptions: {
          input: Object.fromEntries(['main', 'incoming', 'mini'].map((name) => [name, join(root, `views/${name}/index.html`)])),
        },
      },
    }),
  );
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the view server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Vite asks the environment: in a test runner's, react-aria would lay out no list. */
async function asShipped(work: () => Promise<unknown>): Promise<void> {
  const runner = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (runner === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = runner;
  }
}
