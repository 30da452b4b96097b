import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { fingerprintOf } from '../run/bundle.ts';

const repository = join(import.meta.dirname, '../..');

/** As strict as the app's own (main/windows/app-protocol.ts): a view that needs more fails here, not at the customer's. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'";

export interface ServedViews {
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** All that the windows are made of. */
const SOURCES = ['renderer/**/*', 'preload/contract/**/*', 'package.json', 'package-lock.json', 'build/gallery/serve-views.ts'];
const BUILDS = join(repository, 'node_modules/.cache/pilot-views');
/** Unused for longer than a run takes, a build goes. */
const KEPT_MS = 2 * 3_600_000;

/** Serves the view windows as they ship on a free port of this machine. They are built once for all who ask, until a source changes. */
export async function serveViews(): Promise<ServedViews> {
  const root = join(repository, 'renderer');
  const folder = await builtViews(root);
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
    close: () => server.close(),
  };
}

/** The folder of a build of the sources as they are now. Of two that build at once, the first one's stays. */
async function builtViews(root: string): Promise<string> {
  const folder = join(BUILDS, fingerprintOf(repository, SOURCES).slice(0, 20));
  if (existsSync(folder)) {
    await utimes(folder, new Date(), new Date());
    return folder;
  }
  await mkdir(BUILDS, { recursive: true });
  await forgetOld();
  const begun = await mkdtemp(join(BUILDS, 'begun-'));
  await asShipped(() =>
    build({
      configFile: false,
      root,
      base: './',
      logLevel: 'error',
      plugins: [react()],
      build: {
        outDir: begun,
        emptyOutDir: true,
        rolldownOptions: {
          input: Object.fromEntries(['main', 'incoming', 'mini'].map((name) => [name, join(root, `views/${name}/index.html`)])),
        },
      },
    }),
  );
  try {
    await rename(begun, folder);
  } catch (failure) {
    if (!existsSync(folder)) throw failure;
    await rm(begun, { recursive: true, force: true });
  }
  return folder;
}

async function forgetOld(): Promise<void> {
  for (const name of await readdir(BUILDS)) {
    const folder = join(BUILDS, name);
    // Another run may have just given it its name.
    const usedAt = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - usedAt > KEPT_MS) await rm(folder, { recursive: true, force: true });
  }
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
