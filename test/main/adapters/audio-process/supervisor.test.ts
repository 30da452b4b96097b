import { describe, expect, test } from 'vitest';
import { hasEarnedRestart, restartDelayMs } from '../../../../main/adapters/audio-process/restart-delay.ts';
import { supervised } from '../../../support/sound/supervised-processes.ts';

test('restarts: at once, then half a second, doubling up to ten', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 50].map(restartDelayMs)).toEqual([0, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
});

test.each([
  ['died at once', { startedMs: 0, soundMs: null }, 500, false],
  ['never gave sound', { startedMs: 0, soundMs: null }, 29_999, false],
  ['lived for half a minute', { startedMs: 0, soundMs: null }, 30_000, true],
  ['gave sound for a moment', { startedMs: 0, soundMs: 1_000 }, 2_999, false],
  ['carried a call for two seconds', { startedMs: 0, soundMs: 1_000 }, 3_000, true],
])('a process that %s', (_, life, diedMs, earned) => expect(hasEarnedRestart(life, diedMs)).toBe(earned));

describe('the supervisor', () => {
  test('tells its state from start to the next process', () => {
    const { clock, story, newest, children } = supervised();
    newest().say({ type: 'ready' });
    clock.pass(10_000);
    newest().exit(1);
    expect(children.length).toBe(1);
    clock.pass(0);
    expect(children.length).toBe(2);
    newest().say({ type: 'ready' });
    expect(story).toEqual(['starting', 'ready', 'restarting', 'died', 'ready']);
  });

  test('a process that dies again and again is started ever more slowly; one that lived is started at once', () => {
    const { clock, newest, children } = supervised();
    newest().exit(1);
    clock.pass(0);
    newest().exit(1);
    clock.pass(499);
    expect(children.length).toBe(2);
    clock.pass(1);
    expect(children.length).toBe(3);
    newest().say({ type: 'ready' });
    clock.pass(40_000);
    newest().exit(1);
    clock.pass(0);
    expect(children.length).toBe(4);
  });

  test('one that died twice before it gave sound asks PortAudio for nothing the next time, so that calls connect', () => {
    const { clock, newest, story } = supervised();
    for (const args of [[], [], ['--without-devices'], ['--without-devices']]) {
      expect(newest().args).toEqual(args);
      newest().say({ type: 'ready' });
      newest().exit(6);
      clock.pass(10_000);
    }
    expect(story.filter((step) => step === 'wary').length).toBe(3);
  });

  test('what was seen of the devices while it started is told to it when it is ready', () => {
    const { supervisor, newest } = supervised();
    supervisor.send({ type: 'devices-seen', devices: { microphones: [], speakers: [] } });
    supervisor.send({ type: 'set-muted', stream: 1, muted: true }); // of a process that is gone
    newest().say({ type: 'ready' });
    expect(newest().orders).toContain('devices-seen');
    expect(newest().orders).not.toContain('set-muted');
  });

  test('one that does not become ready in five seconds is killed', () => {
    const { clock, log } = supervised();
    clock.pass(4_999);
    expect(log.text()).not.toContain('killed');
    clock.pass(1);
    expect(log.text()).toContain('killed {"reason":"did not become ready"}');
  });

  test('three missed beats and it is killed; answered ones keep it', () => {
    const silent = supervised({ answers: false });
    silent.newest().say({ type: 'ready' });
    silent.clock.pass(2_999);
    expect(silent.log.text()).not.toContain('killed');
    silent.clock.pass(1);
    expect(silent.log.text()).toContain('killed {"reason":"no sign of life"}');

    const healthy = supervised();
    healthy.newest().say({ type: 'ready' });
    healthy.clock.pass(60_000);
    expect(healthy.log.text()).not.toContain('killed');
  });

  test('a main that stood still for ten seconds does not kill a process that answers', () => {
    const { clock, log, newest } = supervised({ answers: false });
    newest().say({ type: 'ready' });
    for (let stall = 0; stall < 5; stall += 1) {
      clock.standStill(10_000);
      clock.pass(10); // timers come first when main wakes, the answers after them
      newest().say({ type: 'alive' });
    }
    expect(log.text()).not.toContain('killed');
  });

  test('without PortAudio it stays as it is: unavailable, alive, not started again', () => {
    const { clock, story, newest, children } = supervised();
    newest().say({ type: 'unavailable', error: { code: 'web-audio-unavailable' } });
    clock.pass(60_000);
    expect(story).toEqual(['starting', 'unavailable']);
    expect(children.length).toBe(1);
  });

  test('after stop there is no timer and no new process', async () => {
    const { clock, supervisor, newest, children, story } = supervised();
    newest().say({ type: 'ready' });
    await supervisor.stop();
    expect(newest().orders).toContain('quit');
    clock.pass(60_000);
    expect(children.length).toBe(1);
    expect(clock.pending).toBe(0);
    expect(story).toEqual(['starting', 'ready']);
  });

  test('stop during the wait for a restart starts nothing', async () => {
    const { clock, supervisor, newest, children } = supervised();
    newest().exit(1);
    await supervisor.stop();
    clock.pass(60_000);
    expect(children.length).toBe(1);
    expect(clock.pending).toBe(0);
  });
});

test('xruns are counted from what PortAudio prints, whole line by whole line, and logged for each device', async () => {
  const { clock, log, newest, supervisor } = supervised();
  newest().say({ type: 'ready' });
  newest().print('PortAudio V19.6.0-devel\nAudioIO: portAudio status - output under');
  newest().print('flow \nAudioIO: portAudio status - input overflow \nAudioIO: portAudio status - output underflow \n');
  newest().print('AudioIO: portAudio status - priming output \n');
  await new Promise(setImmediate);
  expect(supervisor.takeXruns()).toBe(3);
  expect(supervisor.takeXruns()).toBe(0);
  clock.pass(10_000);
  expect(log.text()).toContain('audio device ran dry or over {"microphone":1,"speaker":2}');
});

describe('a stream that PortAudio has given up', () => {
  const GIVEN_UP =
    "Expression 'PaAlsaStream_HandleXrun( self )' failed in 'src/hostapi/alsa/pa_linux_alsa.c', line: 3934\n" +
    "Expression 'PaAlsaStream_WaitForFrames( stream, &framesAvail, &xrun )' failed in 'src/hostapi/alsa/pa_linux_alsa.c', line: 4269\n";

  test('ends its process at once, and once', async () => {
    const { log, newest } = supervised();
    newest().say({ type: 'ready' });
    newest().say({ type: 'devices-health', health: 'fine' });
    newest().complain(GIVEN_UP.slice(0, 150));
    await new Promise(setImmediate);
    expect(log.text()).not.toContain('killed');
    newest().complain(GIVEN_UP.slice(150));
    await new Promise(setImmediate);
    newest().complain(GIVEN_UP); // of the other stream
    await new Promise(setImmediate);
    expect(log.text().match(/killed .*/g)).toEqual(['killed {"reason":"its sound device is gone"}']);
  });

  test.each([
    ['before it gave sound', GIVEN_UP, false],
    ['and was only late', 'ALSA lib pcm.c:8570:(snd_pcm_recover) underrun occurred\n', true],
  ])('%s is left alone', async (_, complaint, isFine) => {
    const { log, newest } = supervised();
    newest().say({ type: 'ready' });
    if (isFine) newest().say({ type: 'devices-health', health: 'fine' });
    newest().complain(complaint);
    await new Promise(setImmediate);
    expect(log.text()).not.toContain('killed');
  });
});
