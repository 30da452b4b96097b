import { expect, test } from 'vitest';
import { startVirtualDisplay } from '../../build/setup/display.ts';
import { startFixture, until } from './support.ts';

test.runIf(process.platform === 'linux')(
  'on a screen the app is told its size, and a window that is hidden and shown again is on it each time',
  { timeout: 60_000 },
  async () => {
    const desk = await startVirtualDisplay({ widthPx: 1024, heightPx: 700 });
    try {
      const app = await startFixture({ env: desk.env });
      try {
        expect(await app.main(`return electron.screen.getPrimaryDisplay().workArea`)).toEqual({ x: 0, y: 0, width: 1024, height: 700 });
        for (let times = 0; times < 8; times += 1) {
          await app.main(`state.windows.first.hide(); await new Promise((resolve) => setTimeout(resolve, ${String(times * 20)}))`);
          await app.main(`state.windows.first.show()`);
          await until(
            async () => JSON.stringify(await app.page('[screenX, screenY]')) === '[262,150]',
            () => app.output(),
          );
        }
        expect(app.output()).not.toContain('placing window');
      } finally {
        await app.stop();
      }
    } finally {
      await desk.stop();
    }
  },
);
