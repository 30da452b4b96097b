import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ownSize, showState, SIZES } from './show-state.ts';
import { GALLERY } from './states.ts';

const SHOWN = [
  { name: 'active-meta', size: 'wide', widthPx: 760, className: 'window' },
  { name: 'incoming-practice', size: 'narrow', widthPx: 360, className: 'card' },
  { name: 'idle-practice', size: 'narrow', widthPx: 300, className: 'window' },
] as const;

/** The README's picture: three states of the gallery side by side, written beside this file. */
export async function drawReadmePicture(browser: Browser, origin: string): Promise<void> {
  const pictures: string[] = [];
  for (const { name, size, widthPx, className } of SHOWN) {
    const shown = GALLERY.find((state) => state.name === name);
    if (shown === undefined) throw new Error(`the gallery has no state ${name}`);
    const context = await browser.newContext({
      viewport: ownSize(shown) ?? SIZES[size],
      locale: 'pt-BR',
      timezoneId: 'America/Sao_Paulo',
      deviceScaleFactor: 2,
    });
    const { page } = await showState(context, shown, { origin, settings: { language: 'pt-BR', theme: 'light' } });
    await page.waitForTimeout(200);
    const png = (await page.screenshot()).toString('base64');
    pictures.push(`<img class="${className}" width="${String(widthPx)}" src="data:image/png;base64,${png}">`);
    await context.close();
  }
  const page = await browser.newPage({ viewport: { width: 1140, height: 600 }, deviceScaleFactor: 1.5 });
  await page.setContent(`<style>
    body { margin: 0; height: 600px; position: relative; background: linear-gradient(150deg, #dfe7f3, #c8d5e6); }
    img { position: absolute; border-radius: 10px; box-shadow: 0 10px 32px #14233d40; }
    img:nth-of-type(1) { left: 28px; top: 30px; }
    img:nth-of-type(2) { right: 28px; bottom: 26px; z-index: 2; box-shadow: 0 14px 40px #14233d66; }
    img:nth-of-type(3) { right: 28px; top: 30px; }
  </style>${pictures.join('')}`);
  await page.screenshot({ path: join(import.meta.dirname, 'softphone.png') });
  await page.close();
}
