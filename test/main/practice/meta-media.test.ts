import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createControlClient, type ControlClient } from '../../../main/practice/control-client.ts';
import { startPracticeLine, type PracticeLine } from '../../../main/practice/practice-line.ts';
import { openChromiumPhone, type ChromiumPhone } from './support/chromium-phone.ts';
import { ask, eventually, type Reply } from './support/pilot-status-client.ts';

let line: PracticeLine;
let control: ControlClient;
let phone: ChromiumPhone;

const meta = (): PracticeLine['numbers'][number] => {
  const number = line.numbers.find((candidate) => candidate.kind === 'meta');
  if (number === undefined) throw new Error('no META number');
  return number;
};
const api = (method: string, path: string, body?: unknown): Promise<Reply> =>
  ask({ base: line.apiBase, key: meta().apiKey, method, path, body });

/** The newest reading of the customer's ear. */
async function lastHeard(callId: string): Promise<{ readonly tone440: number; readonly rms: number; readonly dominantHz: number | null }> {
  const moment = (await control.meter(callId)).moments.at(-1);
  return { tone440: moment?.tone440Dbfs ?? -120, rms: moment?.lastStepDbfs ?? -120, dominantHz: moment?.dominantHz ?? null };
}

/** Mutes, and answers how long after that the customer heard nothing any more; then unmutes until the customer hears again. */
async function muteAndBack(callId: string): Promise<number> {
  const mutedAtMs = await phone.setMuted(true);
  const quiet = await eventually('the customer hears silence', async () => {
    const { moments } = await control.meter(callId, mutedAtMs);
    return moments.find((moment) => moment.lastStepDbfs < -60);
  });
  await phone.setMuted(false);
  await eventually('the customer hears again', async () => (await lastHeard(callId)).tone440 > -20);
  return quiet.atMs - mutedAtMs;
}

beforeAll(async () => {
  line = await startPracticeLine({ times: { noMediaMidCallMs: 2_500 } });
  control = createControlClient(line);
});
afterAll(async () => {
  await line.stop();
});

describe('a call on a META number with a real browser', { timeout: 60_000 }, () => {
  test('a customer who calls hears the agent, and the agent hears the customer, without a packet before the accept', async () => {
    phone = await openChromiumPhone(440);
    try {
      const { callId } = await control.ring(meta().id, 'tone');
      const ringing = await api('GET', `/calls/${callId}?includeSdp=1`);
      expect(ringing.at('status')).toBe('RINGING');
      const answer = await phone.answer(String(ringing.at('sdpOffer')));
      const early = await api('POST', `/calls/${callId}/pre-accept`, { sdp: answer, sdpType: 'answer' });
      expect([early.status, early.at('status')]).toEqual([200, 'RINGING']);
      await eventually('ICE and DTLS up while ringing', async () => (await phone.connectionState()) === 'connected');
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await control.call(callId)).toMatchObject({ rtpBeforeAccept: 0, answeredEarly: false });

      const other = await api('POST', `/calls/${callId}/accept`, { sdp: answer.replace('a=ptime:20\r\n', '') + 'a=x-changed\r\n' });
      expect([other.status, other.at('code')]).toEqual([400, 'META_100']);
      const accepted = await api('POST', `/calls/${callId}/accept`, { sdp: answer });
      expect([accepted.status, accepted.at('status')]).toEqual([200, 'ACCEPTED']);
      await phone.openMicrophone();

      await eventually('the customer hears 440 Hz, above all', async () => {
        const { tone440, dominantHz } = await lastHeard(callId);
        return tone440 > -20 && Math.abs((dominantHz ?? 0) - 440) < 5;
      });
      await eventually('the agent hears 1 kHz', async () => Math.abs(((await phone.heardHz()) ?? 0) - 1_000) < 12);

      // The best of three: a busy machine adds to a single one what the wire does not.
      const quietAfterMs = [await muteAndBack(callId), await muteAndBack(callId), await muteAndBack(callId)];
      expect(Math.min(...quietAfterMs)).toBeLessThan(200);

      expect((await api('POST', `/calls/${callId}/terminate`)).at('status')).toBe('COMPLETED');
      expect(await control.call(callId)).toMatchObject({ hasMedia: false, rtpBeforeAccept: 0 });
    } finally {
      await phone.close();
    }
  });

  test('a customer who is called hears the agent, and the agent hears the customer; the SDP answer comes before the pick-up', async () => {
    phone = await openChromiumPhone(440);
    try {
      const placed = await api('POST', '/calls', { to: '+5531988880003', sdp: await phone.offer() });
      expect(placed.status).toBe(201);
      const callId = String(placed.at('id'));
      const answered = await eventually("Meta's answer", async () => {
        const call = await api('GET', `/calls/${callId}?includeSdp=1`);
        return call.at('sdpAnswer') === null ? undefined : call;
      });
      expect(answered.at('status')).not.toBe('ACCEPTED');
      expect(String(answered.at('sdpAnswer'))).toContain('a=setup:passive');
      await phone.applyAnswer(String(answered.at('sdpAnswer')));
      await eventually('pick-up', async () => (await api('GET', `/calls/${callId}`)).at('status') === 'ACCEPTED');
      await eventually('the customer hears 440 Hz', async () => (await lastHeard(callId)).tone440 > -20);
      await eventually('the agent hears 1 kHz', async () => Math.abs(((await phone.heardHz()) ?? 0) - 1_000) < 12);
      await control.hangUp(callId);
      expect((await api('GET', `/calls/${callId}`)).at('status')).toBe('COMPLETED');
    } finally {
      await phone.close();
    }
  });

  test('sound before the accept is held against the agent; the echo comes back; a stream that stops ends the call', async () => {
    phone = await openChromiumPhone(440);
    try {
      const { callId } = await control.ring(meta().id, 'echo');
      const answer = await phone.answer(String((await api('GET', `/calls/${callId}?includeSdp=1`)).at('sdpOffer')));
      expect((await api('POST', `/calls/${callId}/pre-accept`, { sdp: answer })).status).toBe(200);
      await phone.openMicrophone();
      await eventually('noticed', async () => (await control.call(callId)).answeredEarly);
      expect((await api('POST', `/calls/${callId}/accept`, { sdp: answer })).at('status')).toBe('ACCEPTED');
      const counted = (await control.call(callId)).rtpBeforeAccept;
      await eventually('the agent hears itself', async () => Math.abs(((await phone.heardHz()) ?? 0) - 440) < 12, 10_000);
      expect((await control.call(callId)).rtpBeforeAccept).toBe(counted);

      await phone.setMuted(true);
      await new Promise((resolve) => setTimeout(resolve, 3_500));
      expect((await control.call(callId)).status).toBe('ACCEPTED');
      await phone.closeMicrophone();
      await eventually('hung up', async () => (await control.call(callId)).status === 'FAILED', 10_000);
      expect(await control.call(callId)).toMatchObject({ mediaFault: 138_021, hasMedia: false });
    } finally {
      await phone.close();
    }
  });

  test('an offer as a browser writes it, with actpass, is answered all the same', async () => {
    phone = await openChromiumPhone(440);
    try {
      const placed = await api('POST', '/calls', { to: '+5531988880003', sdp: await phone.offer(true) });
      const callId = String(placed.at('id'));
      const sdp = await eventually('the answer', async () => (await api('GET', `/calls/${callId}?includeSdp=1`)).at('sdpAnswer'));
      expect(String(sdp)).toContain('a=setup:active');
      await phone.applyAnswer(String(sdp));
      await control.answer(callId);
      await eventually('the customer hears 440 Hz', async () => (await lastHeard(callId)).tone440 > -20);
    } finally {
      await phone.close();
    }
  });
});
