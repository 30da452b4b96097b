import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import config from '../../build/config/electron-builder.ts';
import { checkPackage } from '../../build/package-check/check-package.ts';
import { packHere } from '../../build/package-check/pack-here.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

test('what would be installed is whole: its files, its native parts, its fuses, and it starts away from its sources', async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'pilot-package-'));
  try {
    const packed = await packHere({ repository: REPOSITORY, config, folder });
    const said: string[] = [];
    const isWhole = await checkPackage({ packed, repository: REPOSITORY, folder, isStarted: true, say: (line) => said.push(line) });
    expect(isWhole, said.join('\n')).toBe(true);
    expect(said.filter((line) => line.startsWith('ok')).length).toBe(6);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
