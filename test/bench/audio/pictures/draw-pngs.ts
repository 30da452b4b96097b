import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../../../build/gallery/open-browser.ts';

export interface Picture {
  /** Where it goes, without the ending. */
  readonly path: string;
  readonly svg: string;
}

/** Writes each drawing as PNG, by the browser that the tests use; as SVG, and says why, where none starts. */
export async function drawPngs(pictures: readonly Picture[], say: (line: string) => void): Promise<void> {
  const browser = await openBrowser().catch((cause: unknown) => {
    say(`pictures stay SVG: no browser started (${String(cause).split('\n')[0] ?? ''})`);
    return null;
  });
  if (browser === null) {
    for (const { path, svg } of pictures) writeFileSync(`${path}.svg`, svg);
    return;
  }
  try {
    await shoot(browser, pictures);
  } finally {
    await browser.close();
  }
}

async function shoot(browser: Browser, pictures: readonly Picture[]): Promise<void> {
  const page = await browser.newPage();
  for (const { path, svg } of pictures) {
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    await page.setViewportSize({ width: Number(width), height: Number(height) });
    await page.setContent(`<style>*{margin:0}svg{display:block}</style>${svg}`);
    await page.screenshot({ path: `${path}.png` });
  }
}
