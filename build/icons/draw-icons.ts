import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/**
 * Draws the tray icons and the application icon and writes them where they are used:
 *   node build/icons/draw-icons.ts
 * State is told by shape as well as by colour: waves ring, a filled disc talks, a stroke is trouble.
 */
const HANDSET =
  'M9.2 6.6c-1.5 0-2.7 1.3-2.6 2.8.7 8.6 7.4 15.3 16 16 1.5.1 2.8-1.1 2.8-2.6v-2.5c0-1-.7-1.9-1.7-2.1l-2.7-.6c-.8-.2-1.6.1-2.1.7l-.9 1.1a14.6 14.6 0 0 1-5.4-5.4l1.1-.9c.6-.5.9-1.3.7-2.1l-.6-2.7c-.2-1-1.1-1.7-2.1-1.7z';

const TRAY: Readonly<Record<string, string>> = {
  idle: `<path d="${HANDSET}" fill="none" stroke="#e8eaed" stroke-width="4" stroke-linejoin="round"/><path d="${HANDSET}" fill="none" stroke="#3c4350" stroke-width="2.2" stroke-linejoin="round"/>`,
  ringing: `<path d="${HANDSET}" fill="#12a150"/><g fill="none" stroke="#12a150" stroke-width="2.6" stroke-linecap="round"><path d="M18.5 9.2a6.4 6.4 0 0 1 4.6 4.6"/><path d="M19.2 3.6a11.8 11.8 0 0 1 9.4 9.4"/></g>`,
  'in-call': `<circle cx="16" cy="16" r="15" fill="#12a150"/><path transform="translate(3.2 3.2) scale(.8)" d="${HANDSET}" fill="#fff"/>`,
  trouble: `<path d="${HANDSET}" fill="none" stroke="#e8eaed" stroke-width="4" stroke-linejoin="round"/><path d="${HANDSET}" fill="none" stroke="#3c4350" stroke-width="2.2" stroke-linejoin="round"/><path d="M5 27 27 5" stroke="#fff" stroke-width="6" stroke-linecap="round"/><path d="M5 27 27 5" stroke="#d92d20" stroke-width="3.2" stroke-linecap="round"/>`,
};

const APP = `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#1fb573"/><stop offset="1" stop-color="#0b6b53"/></linearGradient></defs><rect x="1" y="1" width="30" height="30" rx="7.5" fill="url(#g)"/><path transform="translate(2.6 3.4) scale(.82)" d="${HANDSET}" fill="#fff"/><g transform="translate(2.6 3.4) scale(.82)" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round"><path d="M18.5 9.2a6.4 6.4 0 0 1 4.6 4.6"/><path d="M19.2 4.4a11 11 0 0 1 8.6 8.6"/></g>`;

const TRAY_FOLDER = join(import.meta.dirname, '../../main/adapters/tray/icons');
const drawings = [
  ...Object.entries(TRAY).map(([name, body]) => ({ body, pixels: 32, file: join(TRAY_FOLDER, `${name}.png`) })),
  { body: APP, pixels: 512, file: join(import.meta.dirname, 'icon.png') },
];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const { body, pixels, file } of drawings) {
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(
    `<style>*{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 32 32">${body}</svg>`,
  );
  await writeFile(file, await page.screenshot({ omitBackground: true }));
}
await browser.close();
