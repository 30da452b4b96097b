import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { TrayState } from '../../../main/core/tray-state.ts';
import type { Softphone } from './launch-softphone.ts';

const ICONS = join(import.meta.dirname, '../../../main/adapters/tray/icons');

/** Waits until the tray shows the picture of a state, and says it. */
export async function expectTray({ tray }: Softphone, state: TrayState, tooltip: string, timeout = 5_000): Promise<void> {
  const picture = `data:image/png;base64,${readFileSync(join(ICONS, `${state}.png`)).toString('base64')}`;
  const shown = async () => {
    const { tooltip: says, image } = await tray();
    return { says, picture: image === picture ? state : 'another' };
  };
  await expect.poll(shown, { timeout }).toEqual({ says: tooltip, picture: state });
}

/** Waits until the window's header answers *can I be reached?* so. */
export async function expectHeader({ main }: Softphone, title: string, detail: string, timeout = 5_000): Promise<void> {
  const header = main.getByRole('banner');
  const shown = async () => ({
    title: await header.getByRole('heading', { level: 1 }).textContent(),
    detail: await header.locator('.status-detail').textContent(),
  });
  await expect.poll(shown, { timeout }).toEqual({ title, detail });
}
