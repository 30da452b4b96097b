import { expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { textWindow } from '../../../../renderer/features/permissions/text-window.ts';

const NOW = unixMs(1_000);
const of = (until: number | null, refused: Parameters<typeof textWindow>[0]['refused'] = null): string =>
  textWindow({ textUntil: until === null ? null : unixMs(until), refused, now: NOW });

test('free text gets through as long as calls say so, and nobody knows where there was none', () => {
  expect([of(1_001), of(1_000), of(999), of(null)]).toEqual(['open', 'closed', 'closed', 'unknown']);
});

test('what the service says of it counts for more; a refusal for another reason says nothing of it', () => {
  expect([of(2_000, 'text-window-closed'), of(null, 'conversation-needed')]).toEqual(['closed', 'closed']);
  expect([of(2_000, 'permission-request-limit'), of(null, 'service-timeout')]).toEqual(['open', 'unknown']);
});
