import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/**
 * Draws the icons of tray and taskbar and writes them where they are used: `node build/icons/draw-tray-icons.ts`.
 *
 * Every state has a shape of its own; the colour only helps. For macOS the same shapes come once more in black alone (`…-template.png`, at
 * both densities), because its menu bar colours them itself.
 */
const HANDSET =
  'M9.2 6.6c-1.5 0-2.7 1.3-2.6 2.8.7 8.6 7.4 15.3 16 16 1.5.1 2.8-1.1 2.8-2.6v-2.5c0-1-.7-1.9-1.7-2.1l-2.7-.6c-.8-.2-1.6.1-2.1.7l-.9 1.1a14.6 14.6 0 0 1-5.4-5.4l1.1-.9c.6-.5.9-1.3.7-2.1l-.6-2.7c-.2-1-1.1-1.7-2.1-1.7z';

interface Ink {
  readonly shape: string;
  /** Round every shape, so that it stands on light and dark bars; none in a template. */
  readonly halo: string | null;
  readonly green: string;
  readonly red: string;
  readonly amber: string;
  /** What is drawn on a filled ground. */
  readonly cut: string;
}
const COLOURED: Ink = { shape: '#3c4350', halo: '#e8eaed', green: '#12a150', red: '#d92d20', amber: '#b45309', cut: '#ffffff' };
/** A template has one colour: what lies on a filled ground is cut out of it. */
const TEMPLATE: Ink = { shape: '#000', halo: null, green: '#000', red: '#000', amber: '#000', cut: 'CUT' };

const halo = (ink: Ink, path: string, width: number): string =>
  ink.halo === null
    ? ''
    : `<path d="${path}" fill="none" stroke="${ink.halo}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const outline = (ink: Ink): string =>
  `${halo(ink, HANDSET, 4.4)}<path d="${HANDSET}" fill="none" stroke="${ink.shape}" stroke-width="2.2" stroke-linejoin="round"/>`;
const filled = (ink: Ink): string =>
  `${halo(ink, HANDSET, 3.6)}<path d="${HANDSET}" fill="${ink.shape}" stroke="${ink.shape}" stroke-width="1" stroke-linejoin="round"/>`;
/** A sign in the lower left or upper right corner, with room cut round it. */
const sign = (
  ink: Ink,
  { at, fill, inner }: { readonly at: readonly [number, number]; readonly fill: string; readonly inner: string },
): string => {
  const [x, y] = at;
  const room =
    ink.halo === null ? `<circle cx="${x}" cy="${y}" r="9" fill="CUT"/>` : `<circle cx="${x}" cy="${y}" r="8.6" fill="${ink.halo}"/>`;
  return `${room}<circle cx="${x}" cy="${y}" r="7.2" fill="${fill}"/><g transform="translate(${x} ${y})" fill="none" stroke="${ink.cut}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${inner}</g>`;
};

const STATES: Readonly<Record<string, (ink: Ink) => string>> = {
  live: filled,
  polling: (ink) => `${outline(ink)}${sign(ink, { at: [23.5, 8.5], fill: ink.amber, inner: '<path d="M0-3.6V.4L2.8 2"/>' })}`,
  connecting: (ink) =>
    `${halo(ink, HANDSET, 4.4)}<path d="${HANDSET}" fill="none" stroke="${ink.shape}" stroke-width="2.2" stroke-dasharray="2.6 3.4" stroke-linecap="round"/>`,
  offline: (ink) =>
    `${outline(ink)}<path d="M5 27 27 5" stroke="${ink.halo ?? 'CUT'}" stroke-width="6.6" stroke-linecap="round"/><path d="M5 27 27 5" stroke="${ink.red}" stroke-width="3.2" stroke-linecap="round"/>`,
  ringing: (ink) =>
    `${halo(ink, HANDSET, 3)}<path d="${HANDSET}" fill="${ink.green}"/><g fill="none" stroke="${ink.green}" stroke-width="2.8" stroke-linecap="round"><path d="M18.5 9.2a6.4 6.4 0 0 1 4.6 4.6"/><path d="M19.2 3.6a11.8 11.8 0 0 1 9.4 9.4"/></g>`,
  'in-call': (ink) =>
    `<circle cx="16" cy="16" r="15" fill="${ink.green}"/><path transform="translate(3.2 3.2) scale(.8)" d="${HANDSET}" fill="${ink.cut}"/>`,
  muted: (ink) =>
    `<rect x="1" y="1" width="30" height="30" rx="7" fill="${ink.amber}"/><g fill="none" stroke="${ink.cut}" stroke-width="2.6" stroke-linecap="round"><rect x="12.4" y="6" width="7.2" height="12" rx="3.6" fill="${ink.cut}" stroke="none"/><path d="M9 15.5a7 7 0 0 0 14 0M16 22.5V26"/></g><path d="M7 27 25.5 5.5" stroke="${ink.amber}" stroke-width="6" stroke-linecap="round"/><path d="M7 27 25.5 5.5" stroke="${ink.cut}" stroke-width="2.6" stroke-linecap="round"/>`,
  missed: (ink) => `${outline(ink)}${sign(ink, { at: [23.5, 8.5], fill: ink.red, inner: '<path d="M0-3.6V.4M0 3.6v.01"/>' })}`,
  quiet: (ink) => `${outline(ink)}${sign(ink, { at: [23.5, 8.5], fill: ink.shape, inner: '<path d="M-3.2 0h6.4"/>' })}`,
};

const OVERLAYS: Readonly<Record<string, string>> = {
  ringing: `<circle cx="16" cy="16" r="16" fill="#12a150"/><path transform="translate(3.2 3.2) scale(.8)" d="${HANDSET}" fill="#fff"/>`,
  missed: `<circle cx="16" cy="16" r="16" fill="#d92d20"/><path d="M16 7v11M16 25v.01" stroke="#fff" stroke-width="5" stroke-linecap="round"/>`,
  muted: `<circle cx="16" cy="16" r="16" fill="#b45309"/><path d="M8 24 24 8" stroke="#fff" stroke-width="5" stroke-linecap="round"/>`,
};

const adapters = join(import.meta.dirname, '../../main/adapters');
const tray = join(adapters, 'tray/icons');
const overlays = join(adapters, 'badge/icons');
await mkdir(overlays, { recursive: true });

/** What is marked CUT lets the ground through. */
function cutOut(body: string): string {
  if (!body.includes('CUT')) return body;
  const mask = body.replaceAll(/(fill|stroke)="(?!none|CUT)[^"]*"/g, '$1="#fff"').replaceAll('"CUT"', '"#000"');
  return `<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="32" height="32"><g>${mask}</g></mask><rect width="32" height="32" fill="#000" mask="url(#m)"/>`;
}

const drawings = [
  ...Object.entries(STATES).flatMap(([name, draw]) => [
    { file: join(tray, `${name}.png`), body: draw(COLOURED), pixels: 32 },
    { file: join(tray, `${name}-template.png`), body: cutOut(draw(TEMPLATE)), pixels: 16 },
    { file: join(tray, `${name}-template@2x.png`), body: cutOut(draw(TEMPLATE)), pixels: 32 },
  ]),
  ...Object.entries(OVERLAYS).map(([name, body]) => ({ file: join(overlays, `${name}.png`), body, pixels: 32 })),
];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const { file, body, pixels } of drawings) {
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(
    `<style>*{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 32 32">${body}</svg>`,
  );
  await writeFile(file, await page.screenshot({ omitBackground: true }));
}
await browser.close();
