import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOf, serveAppScheme } from '../../../main/windows/app-protocol.ts';

let folder = '';
let serve: (request: Request) => Response | Promise<Response>;

beforeEach(() => {
  const parent = mkdtempSync(join(tmpdir(), 'pages-'));
  folder = join(parent, 'renderer');
  mkdirSync(folder);
  writeFileSync(join(parent, 'secret.js'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<p>ok</p>');
  writeFileSync(join(folder, 'notes.txt'), 'not a page of ours');
  serveAppScheme({ handle: (_scheme, handler) => void (serve = handler), unhandle: () => undefined }, folder);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const get = (url: string): Promise<Response> => Promise.resolve(serve(new Request(url)));

describe('the app:// pages', () => {
  test('are served with their type and the content security policy', async () => {
    const response = await get('app://pilot/index.html');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<p>ok</p>');
    expect(response.headers.get('Content-Type')).toContain('text/html');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test.each([
    'app://pilot/missing.html',
    'app://elsewhere/index.html',
    'app://pilot/notes.txt',
    'app://pilot/..%2fsecret.js',
    'app://pilot/%2e%2e/secret.js',
    'app://pilot/%00index.html',
    'app://pilot/%E0%A4%A.html',
    'app://pilot/',
  ])('%s is not found', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test('no path leaves the folder, however it is written', () => {
    for (const path of ['/../secret.js', '/..%2fsecret.js', '/%2e%2e%2fsecret.js', '/a/../../secret.js', '/....//secret.js']) {
      const file = fileOf('/srv/renderer', path);
      expect(file === null || file.startsWith('/srv/renderer/'), path).toBe(true);
    }
  });
});
