import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { openPriceStore } from '../../../../main/adapters/price-store/open-price-store.ts';
import { memoryFile } from '../../../support/memory-file.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const PRICES = {
  table: { currency: 'BRL', rows: [{ prefix: '55', fromMinutes: 0, perMinuteMicros: 52_000 }] },
  importedAt: unixMs(1_800_000_000_000),
};

describe('the kept price table', () => {
  const opened = (file: Parameters<typeof openPriceStore>[0]['file']) => openPriceStore({ file, log: memoryLog() });

  test('is there again at the next start, and gone when it was taken away', () => {
    const file = memoryFile();
    expect(opened(file).store.read()).toBeNull();
    expect(opened(file).store.write(PRICES)).toBeNull();
    expect(opened(file).store.read()).toEqual(PRICES);
    opened(file).store.write(null);
    expect(opened(file).store.read()).toBeNull();
  });

  test.each(['{"version":1,"prices":{"currency":"reais"}}', 'not JSON', '{"version":9,"prices":null}'])(
    'that is damaged (%s) is set aside, said, and begun anew',
    (text) => {
      const file = memoryFile(text);
      const { store, problem } = opened(file);
      expect(problem).toMatchObject({ code: 'storage-damaged' });
      expect(store.read()).toBeNull();
      expect(store.write(PRICES)).toBeNull();
      expect(opened(file).store.read()).toEqual(PRICES);
    },
  );

  test('lasts until quit where the disk refuses it, and says so', () => {
    const file = memoryFile();
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const refusing = {
      ...file,
      write: () => {
        throw full;
      },
    };
    const { store } = opened(refusing);
    expect(store.write(PRICES)).toEqual(appError('storage-full', 'prices.json (ENOSPC)'));
    expect(store.read()).toEqual(PRICES);
  });
});
