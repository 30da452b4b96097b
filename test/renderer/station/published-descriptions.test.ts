import { callId } from '#contract/call.ts';
import type { StationReport } from '#contract/station.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeCallObservations } from '../../../main/core/events/native-calls-payload.ts';
import { checkBusinessSdp } from '../../../main/practice/media/business-sdp.ts';
import { PUBLISHED_DESCRIPTIONS, PUBLISHED_WEBHOOKS } from '../../support/meta-samples/meta-samples.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';

let station: StationPage;
let calls = 0;

beforeAll(async () => {
  station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed' });
}, 60_000);
afterAll(() => station.close());

interface Published {
  readonly name: string;
  readonly role: 'offer' | 'answer';
  readonly sdp: string;
}
const WHOLE: readonly Published[] = [
  ...PUBLISHED_DESCRIPTIONS.filter(({ by, refused }) => by === 'meta' && refused === undefined).map(({ name, role, sdp }) => ({
    name,
    role,
    sdp: `${sdp.join('\r\n')}\r\n`,
  })),
  ...PUBLISHED_WEBHOOKS.filter(({ sdpRefused }) => sdpRefused === undefined).flatMap(({ name, body }): Published[] =>
    nativeCallObservations(body).flatMap(({ sdpOffer, sdpAnswer }): Published[] => [
      ...(sdpOffer === null ? [] : [{ name, role: 'offer' as const, sdp: sdpOffer }]),
      ...(sdpAnswer === null ? [] : [{ name, role: 'answer' as const, sdp: sdpAnswer }]),
    ]),
  ),
];
const offers = WHOLE.filter(({ role }) => role === 'offer');
const answers = WHOLE.filter(({ role }) => role === 'answer');

async function inCall(work: (ids: { readonly call: ReturnType<typeof callId>; readonly orderId: string }) => Promise<void>): Promise<void> {
  calls += 1;
  const call = callId(`call-${String(calls)}`);
  await work({ call, orderId: `order-${String(calls)}` });
  await station.order({ type: 'close', callId: call });
}
function sdpOf(report: StationReport): string {
  if (report.type !== 'done' || report.sdp === null) throw new Error(JSON.stringify(report));
  return report.sdp;
}

test.each(offers)('Chromium answers a published offer of Meta’s as Meta wants it: $name', ({ sdp }) =>
  inCall(async ({ call, orderId }) => {
    const answer = sdpOf(await station.ask({ type: 'answer-offer', orderId, callId: call, offerSdp: sdp }));
    expect(checkBusinessSdp(answer, { role: 'answer', setup: 'active' })).toBeNull();
    expect(answer).toMatch(/^m=audio \d+ UDP\/TLS\/RTP\/SAVPF 111 126\r$/m);
  }),
);

test.each(answers)('Chromium takes a published answer of Meta’s to its own offer: $name', ({ sdp }) =>
  inCall(async ({ call, orderId }) => {
    sdpOf(await station.ask({ type: 'make-offer', orderId, callId: call }));
    expect(await station.ask({ type: 'apply-answer', orderId: `${orderId} answer`, callId: call, answerSdp: sdp })).toMatchObject({
      type: 'done',
    });
  }),
);
