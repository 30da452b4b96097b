import { DEFAULT_LINE_OPTIONS, lineId } from '#contract/line.ts';
import { type CallQuality, QUALITY_CAUSES, type QualityCause } from '#contract/quality.ts';
import { expect, test } from 'vitest';
import { toldCause } from '../../../../main/core/quality/told-cause.ts';
import { GOOD_SECOND, GOOD_WHOLE } from '../../../../build/gallery/quality-fixtures.ts';
import type { KeptLine } from '../../../../main/core/ports.ts';
import { ACCESS, setAppStage } from '../../../support/fakes/app-stage.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

/** What the agent hears of: as the figures say; where our own work is late too; where the sound stays on this machine; and both. */
const TOLD = {
  'no-speaker': ['no-speaker', 'no-speaker', 'no-speaker', 'no-speaker'],
  'no-microphone': ['no-microphone', 'no-microphone', 'no-microphone', 'no-microphone'],
  late: ['late', 'busy', 'busy', 'busy'],
  gaps: ['gaps', 'busy', 'busy', 'busy'],
  device: ['device', 'busy', 'device', 'busy'],
  sending: ['sending', 'busy', 'busy', 'busy'],
  weak: ['weak', 'busy', 'busy', 'busy'],
  busy: ['busy', 'busy', 'busy', 'busy'],
} as const satisfies Record<QualityCause, readonly [QualityCause, QualityCause, QualityCause, QualityCause]>;

test.each(QUALITY_CAUSES)('%s is laid to the network only where a network lies between, and this computer keeps up', (cause) => {
  const told = [
    toldCause(cause, { isStrained: false, isSoundHere: false }),
    toldCause(cause, { isStrained: true, isSoundHere: false }),
    toldCause(cause, { isStrained: false, isSoundHere: true }),
    toldCause(cause, { isStrained: true, isSoundHere: true }),
  ];
  expect(told).toEqual(TOLD[cause]);
});

const BY_LOOPBACK: KeptLine = {
  ...DEFAULT_LINE_OPTIONS,
  id: lineId('forwarded'),
  label: 'Forwarded',
  kind: 'web',
  number: null,
  colour: 'blue',
  access: { ...ACCESS.web, apiBase: 'http://127.0.0.1:8080/v1' },
};

test.each([
  ['a line whose service is reached by this machine is laid to the network: its media may come from anywhere', 'services', 'gaps'],
  ['the practice line is laid to the computer', 'practiceServices', 'busy'],
] as const)('broken sound of %s', async (_name, whose, because) => {
  const isPractice = whose === 'practiceServices';
  const stage = setAppStage(isPractice ? { kept: [], settings: { practice: true } } : { kept: [BY_LOOPBACK] });
  const told: CallQuality[] = [];
  stage.app.onQuality((quality) => void told.push(quality));
  await stage.clock.settle();
  stage[whose].web.ring(CUSTOMER);
  await stage.clock.advance(2_000);
  const id = stage.onlyId();
  stage.app.answer(id);
  await stage.clock.settle();
  for (const concealedPercent of [12, 12, 12])
    stage.audio.emit({ type: 'quality', callId: id, second: { ...GOOD_SECOND, concealedPercent }, whole: GOOD_WHOLE });
  expect(told.at(-1)).toMatchObject({ grade: 'bad', because });
});
