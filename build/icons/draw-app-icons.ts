import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ICNS_PIXELS, icnsOf, icoOf, type SquarePng } from './icon-files.ts';

/**
 * Draws the application's icon for every system from `app-icon.svg`, and writes it where electron-builder looks:
 *
 *     node build/icons/draw-app-icons.ts
 *
 * Below 32 pixels the waves would be a smear: the handset alone is drawn, larger. macOS wants room round its icons.
 */
const WINDOWS_PIXELS = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const LINUX_PIXELS = [16, 24, 32, 48, 64, 128, 256, 512];
const SMALL_BELOW = 32;
const HANDSET_PLACE = 'translate(84 108) scale(26.4)';
const SMALL_PLACE = 'translate(-36 -36) scale(34.2)';
/** Apple's template: a square of 824 in 1024. */
const APPLE_VIEW = '-107 -107 1238 1238';

const folder = import.meta.dirname;
const source = await readFile(join(folder, 'app-icon.svg'), 'utf8');
const small = source.replace(/<g id="waves"[\s\S]*?<\/g>/, '').replace(HANDSET_PLACE, SMALL_PLACE);
const roomy = (svg: string): string => svg.replace('viewBox="0 0 1024 1024"', `viewBox="${APPLE_VIEW}"`);

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
try {
  const windows = await drawn(WINDOWS_PIXELS, (svg) => svg);
  await writeFile(join(folder, 'icon.ico'), icoOf(windows));
  await writeFile(join(folder, 'icon.icns'), icnsOf(await drawn(ICNS_PIXELS, roomy)));
  await mkdir(join(folder, 'linux'), { recursive: true });
  for (const { pixels, png } of await drawn(LINUX_PIXELS, (svg) => svg)) {
    await writeFile(join(folder, `linux/${String(pixels)}x${String(pixels)}.png`), png);
    if (pixels === 512) await writeFile(join(folder, 'icon.png'), png);
  }
} finally {
  await browser.close();
}

async function drawn(sizes: readonly number[], as: (svg: string) => string): Promise<readonly SquarePng[]> {
  const pictures: SquarePng[] = [];
  for (const pixels of sizes) {
    const svg = as(pixels < SMALL_BELOW ? small : source).replace('<svg ', `<svg width="${String(pixels)}" height="${String(pixels)}" `);
    await page.setViewportSize({ width: pixels, height: pixels });
    await page.setContent(`<style>*{margin:0}svg{display:block}</style>${svg}`);
    pictures.push({ pixels, png: await page.screenshot({ omitBackground: true }) });
  }
  return pictures;
}
