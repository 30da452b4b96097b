import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { VoiceProcessing } from '#contract/audio.ts';
import { loadSpeexPreprocess } from '../../../../main/audio/voice/load-speex-preprocess.ts';
import { loadVad } from '../../../../main/audio/voice/load-vad.ts';
import { loadWebrtcApm } from '../../../../main/audio/voice/load-webrtc-apm.ts';
import { loadVoiceChain } from '../../../../main/audio/voice/voice-chain.ts';
import { NOTHING_DONE, openChain, talkerSamples, throughChain } from '../../../support/sound/voice-room.ts';
import { goertzelDbfs, toneSamples } from '../../../support/sound/tone-analysis.ts';

const EVERYTHING: VoiceProcessing = { echoCancellation: true, noiseSuppression: true, autoGain: true };
/** The canceller comes a moment after its chain, and later on a machine that is busy with other tests. */
const LOADED = { timeout: 20_000 };
const absent = (): Promise<never> => Promise.reject(new Error('cannot find module'));

/** The largest step between two samples, where a click would show. */
function steepest(samples: Float32Array): number {
  return samples.reduce((most, sample, index) => Math.max(most, Math.abs(sample - (samples[index - 1] ?? sample))), 0);
}

describe('parts that are switched during a call', () => {
  const processings = fc.record({ echoCancellation: fc.boolean(), noiseSuppression: fc.boolean(), autoGain: fc.boolean() });

  test('make no click, in whatever order and however quickly', async () => {
    const tone = toneSamples({ hz: 500, rateHz: 48_000, seconds: 0.6, dbfs: -20 }); // five periods a block: it goes on where it ends
    const chain = await openChain({ ...NOTHING_DONE, echoCancellation: true }); // so that the canceller is loaded
    fc.assert(
      fc.property(fc.array(fc.tuple(processings, fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 12 }), (switches) => {
        const at = new Map<number, VoiceProcessing>();
        let block = 2;
        for (const [processing, blocks] of switches) at.set((block += blocks), processing);
        throughChain(chain, { near: tone.subarray(0, 480 * 12) }); // past the filters' own start
        const sent = throughChain(chain, {
          near: tone,
          before: (number) => {
            const processing = at.get(number);
            if (processing !== undefined) chain.use(processing);
          },
        });
        // The tone itself steps by 0.007; the gain may rise meanwhile.
        expect(steepest(sent)).toBeLessThan(0.03);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    chain.dispose();
  });

  test('say what runs', async () => {
    const chain = await openChain(EVERYTHING);
    const runs = (processing: Partial<VoiceProcessing>): unknown => {
      chain.use({ ...NOTHING_DONE, ...processing });
      throughChain(chain, { near: new Float32Array(480 * 5) });
      const { echoCanceller, noiseSuppressor, gain } = chain.parts;
      return [echoCanceller, noiseSuppressor, gain];
    };
    expect(runs(EVERYTHING)).toEqual(['aec3', 'speex', 'speex']);
    expect(runs({ noiseSuppression: true })).toEqual([null, 'speex', null]);
    expect(runs({ autoGain: true })).toEqual([null, null, 'speex']);
    expect(runs({ echoCancellation: true })).toEqual(['aec3', null, null]);
    expect(runs({})).toEqual([null, null, null]);
    chain.dispose();
  });

  test('turned off, leave the voice as it came', async () => {
    const speech = await talkerSamples(1);
    const [switched, plain] = [await openChain(EVERYTHING), await openChain(NOTHING_DONE)];
    const use = (block: number): void => {
      if (block === 10) switched.use(NOTHING_DONE);
    };
    const sent = throughChain(switched, { near: speech, before: use });
    expect(sent.subarray(480 * 12)).toEqual(throughChain(plain, { near: speech }).subarray(480 * 12));
    for (const chain of [switched, plain]) chain.dispose();
  });
});

describe('a library that is not there', () => {
  const libraries = {
    loadEchoCanceller: () => loadWebrtcApm(absent),
    loadSpeechCleaner: () => loadSpeexPreprocess(absent),
    loadVoiceDetector: () => loadVad(absent),
  };

  test('is a part that is off: the voice passes, and the parts say so', async () => {
    const chain = (await loadVoiceChain(libraries))(EVERYTHING);
    const sent = throughChain(chain, { near: toneSamples({ hz: 440, rateHz: 48_000, seconds: 1, dbfs: -20 }) });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(chain.parts).toEqual({ echoCanceller: null, noiseSuppressor: null, gain: null });
    expect(chain.speaks).toBe(null);
    expect(goertzelDbfs(sent.subarray(4_800), 48_000, 440)).toBeCloseTo(-20, 1);
    chain.dispose();
  });

  test('takes no other with it: without the canceller noise is still suppressed', async () => {
    const create = await loadVoiceChain({ ...libraries, loadSpeechCleaner: loadSpeexPreprocess, loadVoiceDetector: loadVad });
    const chain = create(EVERYTHING);
    expect(chain.parts).toMatchObject({ echoCanceller: null, noiseSuppressor: 'speex', gain: 'speex' });
    chain.captured(new Float32Array(480));
    expect(chain.speaks).toBe(false);
    chain.dispose();
  });
});

test('the canceller is not loaded before somebody wants it, and then once', async () => {
  const loadEchoCanceller = vi.fn(loadWebrtcApm.bind(null, undefined));
  const create = await loadVoiceChain({ loadEchoCanceller, loadSpeechCleaner: loadSpeexPreprocess, loadVoiceDetector: loadVad });
  const headset = create({ ...EVERYTHING, echoCancellation: false });
  expect(loadEchoCanceller).not.toHaveBeenCalled();
  const speaker = create(EVERYTHING);
  headset.use(EVERYTHING);
  await vi.waitUntil(() => headset.parts.echoCanceller !== null && speaker.parts.echoCanceller !== null, { timeout: 20_000 });
  expect(loadEchoCanceller).toHaveBeenCalledTimes(1);
  for (const chain of [headset, speaker]) chain.dispose();
});

/** Chains whose parts fail at their fiftieth block. */
function failing() {
  let blocks = 0;
  const fail = (): void => {
    blocks += 1;
    if (blocks > 50) throw new WebAssembly.RuntimeError('unreachable');
  };
  const quieter = (block: Float32Array): void => {
    fail();
    for (let index = 0; index < block.length; index += 1) block[index] = -(block[index] ?? 0) / 2;
  };
  const part = { process: quieter, played: () => undefined, use: () => undefined, dispose: fail };
  return loadVoiceChain({
    loadEchoCanceller: () => Promise.resolve(() => part),
    loadSpeechCleaner: () => Promise.resolve(() => part),
    loadVoiceDetector: () => Promise.resolve(() => ({ speaks: () => (fail(), true), dispose: fail })),
  });
}

test('parts that fail in the middle of a call are taken out; the voice goes on without a click', async () => {
  const chain = (await failing())(EVERYTHING);
  await vi.waitUntil(() => chain.parts.echoCanceller !== null, LOADED);
  const sent = throughChain(chain, { near: toneSamples({ hz: 440, rateHz: 48_000, seconds: 1, dbfs: -20 }) });
  expect(chain.parts).toEqual({ echoCanceller: null, noiseSuppressor: null, gain: null });
  expect(chain.speaks).toBe(null);
  expect(goertzelDbfs(sent.subarray(24_000), 48_000, 440)).toBeCloseTo(-20, 1);
  expect(steepest(sent)).toBeLessThan(0.02);
  chain.use(NOTHING_DONE);
  chain.use(EVERYTHING);
  expect(chain.parts).toMatchObject({ echoCanceller: null, noiseSuppressor: null });
  expect(() => chain.dispose()).not.toThrow();
});

test('a part that fails with what is played is taken out too', async () => {
  const part = { process: () => undefined, dispose: () => undefined, played: () => expect.fail('no room left') };
  const create = await loadVoiceChain({
    loadEchoCanceller: () => Promise.resolve(() => part),
    loadSpeechCleaner: () => Promise.resolve(null),
    loadVoiceDetector: () => Promise.resolve(null),
  });
  const chain = create(EVERYTHING);
  await vi.waitUntil(() => chain.parts.echoCanceller !== null, LOADED);
  chain.played(new Float32Array(480));
  expect(chain.parts).toMatchObject({ echoCanceller: null });
  chain.dispose();
});
