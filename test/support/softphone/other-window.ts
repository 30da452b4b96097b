import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';

const run = promisify(execFile);

/** Another program's window on the same screen, in which somebody types: keys go to it as the window system brings them. */
export interface OtherWindow {
  /** Types as a person does, by the keyboard of the screen. Resolves when all keys went out. */
  type(text: string, msPerKey: number): Promise<void>;
  text(): Promise<string>;
  /** The window that has the keyboard, as the window system names it. */
  focused(): Promise<string>;
  close(): Promise<void>;
}

export async function openOtherWindow(): Promise<OtherWindow> {
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: false,
    args: ['--no-sandbox', '--disable-gpu', '--window-position=40,40', '--window-size=520,420'],
  });
  const page: Page = await browser.newPage({ viewport: null });
  await page.setContent('<title>Pedidos</title><textarea autofocus style="width:95%;height:300px"></textarea>');
  await page.bringToFront();
  const [id] = (await run('xdotool', ['search', '--sync', '--onlyvisible', '--name', 'Pedidos'])).stdout.trim().split('\n');
  if (id === undefined) throw new Error('the other window is not on the screen');
  await run('xdotool', ['windowactivate', '--sync', id]);
  await page.locator('textarea').click();
  return {
    async type(text, msPerKey) {
      await run('xdotool', ['type', '--delay', String(msPerKey), '--', text], { timeout: 120_000 });
    },
    text: () => page.locator('textarea').inputValue(),
    async focused() {
      const { stdout } = await run('xdotool', ['getactivewindow', 'getwindowname']);
      return stdout.trim();
    },
    close: () => browser.close(),
  };
}
