import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import type { Language } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { createReportDesk, type ReportOutlet } from '../../../../main/core/quality/report-desk.ts';
import { qualityReport, recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { createMemoryHistory, createMemorySettings } from '../../../support/fakes/memory-stores.ts';

/** 22 November 2025, 11:02:03 in UTC, three hours earlier where the agent is: of a report the file's name alone is in their time. */
const STARTED = Date.UTC(2025, 10, 22, 11, 2, 3);

function reportDesk(language: Language = 'pt-BR', save: ReportOutlet['save'] = async () => ok('/saved/report')) {
  const history = createMemoryHistory();
  history.add(recentCall('a', STARTED - 4_000, { lineLabel: 'Vendas; "sul"' }), []);
  history.keepQuality(qualityReport('a', STARTED));
  const files: Parameters<ReportOutlet['save']>[0][] = [];
  const copied: string[] = [];
  const desk = createReportDesk({
    history,
    settings: createMemorySettings({ language }),
    outlet: {
      save: async (file) => {
        files.push(file);
        return save(file);
      },
      copy: async (text) => void copied.push(text),
    },
  });
  return { desk, files, copied, history };
}
const A = callId('a');

beforeEach(() => {
  vi.stubEnv('TZ', 'America/Sao_Paulo');
  return () => vi.unstubAllEnvs();
});

test('a spreadsheet in Portuguese gets semicolons and decimal commas, one row per second, nothing where nothing is known', async () => {
  const { desk, files } = reportDesk();
  expect(await desk.export({ callId: A, format: 'csv', to: 'file' })).toEqual(ok({ savedAs: '/saved/report' }));
  const [file] = files;
  const [head, ...rows] = (file?.text ?? '').split('\r\n');
  expect(head?.startsWith('\u{feff}at_seconds;grade;because;mos;round_trip_ms;')).toBe(true);
  expect(rows).toHaveLength(4);
  expect(rows[3]).toBe('');
  expect(rows[0]?.startsWith('0;good;;4,41;46;6;;;0;28;25;0,2;0,1;12;0;-30;-28;32000;32000;0')).toBe(true);
  expect(rows[1]?.startsWith('1;poor;gaps;;')).toBe(true);
  expect(rows[2]?.startsWith('7,5;bad;no-speaker;4,41;')).toBe(true);
  for (const row of rows.slice(0, 3)) expect(row.split(';')).toHaveLength((head ?? '').split(';').length);
});

test('one in English gets commas and decimal points', async () => {
  const { desk, copied } = reportDesk('en');
  expect(await desk.export({ callId: A, format: 'csv', to: 'clipboard' })).toEqual(ok('copied'));
  expect(copied[0]?.split('\r\n')[1]?.startsWith('0,good,,4.41,46,6,')).toBe(true);
});

test('JSON has the call, its sums and every sample, and can be read back', async () => {
  const { desk, copied } = reportDesk();
  await desk.export({ callId: A, format: 'json', to: 'clipboard' });
  const read = JSON.parse(copied[0] ?? '') as { readonly call: unknown; readonly quality: unknown };
  expect(read.call).toMatchObject({
    id: 'a',
    lineLabel: 'Vendas; "sul"',
    startedAt: '2025-11-22T11:01:59Z',
    answeredAt: '2025-11-22T11:02:01Z',
  });
  const { startedAt, ...report } = qualityReport('a', STARTED);
  expect(startedAt).toBe(STARTED);
  expect(read.quality).toEqual({ startedAt: '2025-11-22T11:02:03Z', ...report });
});

test('a report outlives its call in the list, and says so', async () => {
  const { desk, copied, history, files } = reportDesk();
  history.keepQuality(qualityReport('b', STARTED));
  await desk.export({ callId: callId('b'), format: 'json', to: 'clipboard' });
  expect(JSON.parse(copied[0] ?? '')).toMatchObject({ call: null, quality: { callId: 'b' } });
  await desk.export({ callId: callId('b'), format: 'json', to: 'file' });
  expect(files[0]).toMatchObject({ name: 'qualidade 2025-11-22 08.02', extension: 'json' });
});

test('the file is called what it is, when it was and who it was, in a name that every system takes', async () => {
  const { desk, files } = reportDesk();
  await desk.export({ callId: A, format: 'csv', to: 'file' });
  expect(files[0]).toMatchObject({ name: 'qualidade 2025-11-22 08.02 +5511999990001', extension: 'csv' });
  expect(files[0]?.name).not.toMatch(/[\\/:*?"<>|]/);
});

test('an agent who closes the question has saved nothing, a folder that refuses is told, and a call without a report is none', async () => {
  expect(await reportDesk('pt-BR', async () => ok(null)).desk.export({ callId: A, format: 'csv', to: 'file' })).toEqual(ok('cancelled'));
  const refused = fail(appError('export-refused', 'EACCES'));
  expect(await reportDesk('pt-BR', async () => refused).desk.export({ callId: A, format: 'csv', to: 'file' })).toEqual(refused);
  const { desk } = reportDesk();
  expect(await desk.export({ callId: callId('x'), format: 'csv', to: 'file' })).toEqual(fail(appError('report-gone')));
  expect(desk.read(callId('x'))).toBeNull();
  expect(desk.read(A)).toEqual(qualityReport('a', unixMs(STARTED)));
});
