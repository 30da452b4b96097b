import { DEFAULT_GAIN } from '#contract/sound-gain.ts';
import { expect, test } from 'vitest';
import { NEW_MICROPHONE, watchVoice, type VoiceLook, type VoiceWatch } from '../../../../main/core/devices/voice-hint.ts';

const VOICE_DBFS = -28;
const ROOM_DBFS = -66;
const SILENCE_DBFS = -100;
const LOOK_MS = 100;

const look = (microphoneDbfs: number, more: Partial<VoiceLook> = {}): VoiceLook => ({
  microphoneDbfs,
  farDbfs: SILENCE_DBFS,
  gain: DEFAULT_GAIN,
  tooEarly: false,
  muted: false,
  lastingMs: LOOK_MS,
  ...more,
});
const lasting = (ms: number, one: VoiceLook): readonly VoiceLook[] => Array.from({ length: ms / LOOK_MS }, () => one);
const after = (looks: readonly VoiceLook[], start: VoiceWatch = NEW_MICROPHONE): VoiceWatch => looks.reduce(watchVoice, start);
const muted = { muted: true };

test('a microphone that gives nothing is noticed after a second and a half, and forgiven with its first sound', () => {
  expect(after(lasting(1_400, look(SILENCE_DBFS))).hint).toBeNull();
  const silent = after(lasting(1_500, look(SILENCE_DBFS)));
  expect(silent.hint).toBe('microphone-silent');
  expect(after([look(ROOM_DBFS)], silent).hint).toBeNull();
});

test('a microphone that was heard once may be silent between words, as long as it likes', () => {
  expect(after([...lasting(200, look(VOICE_DBFS)), ...lasting(60_000, look(SILENCE_DBFS))]).hint).toBeNull();
});

test('what the echo canceller makes of nothing, before it is known to be nothing, is no sound', () => {
  const early = lasting(400, look(-50, { tooEarly: true }));
  const silent = after([...early, ...lasting(1_500, look(SILENCE_DBFS))]);
  expect(silent.hint).toBe('microphone-silent');
  // Opened anew, the same begins again.
  expect(after(early, silent).hint).toBe('microphone-silent');
});

test('a quiet room is no silence', () => {
  expect(after(lasting(10_000, look(-92))).hint).toBeNull();
});

test('who talks while muted is told within a second, until they stop or are heard again', () => {
  const listening = after(lasting(2_000, look(ROOM_DBFS, muted)));
  expect(listening.hint).toBeNull();
  const talking = after(lasting(600, look(VOICE_DBFS, muted)), listening);
  expect(talking.hint).toBe('muted-talking');
  expect(after(lasting(1_000, look(ROOM_DBFS, muted)), talking).hint).toBe('muted-talking');
  expect(after(lasting(3_000, look(ROOM_DBFS, muted)), talking).hint).toBeNull();
  expect(after([look(VOICE_DBFS)], talking).hint).toBeNull();
});

test('words with breaths between them add up to talking', () => {
  const words = Array.from({ length: 4 }, () => [...lasting(200, look(VOICE_DBFS, muted)), ...lasting(200, look(ROOM_DBFS, muted))]);
  expect(after([...lasting(1_000, look(ROOM_DBFS, muted)), ...words.flat()]).hint).toBe('muted-talking');
});

test.each([
  { what: 'a cough', looks: [...lasting(300, look(VOICE_DBFS, muted)), ...lasting(5_000, look(ROOM_DBFS, muted))] },
  {
    what: 'a cough every ten seconds',
    looks: Array.from({ length: 5 }, () => [...lasting(300, look(VOICE_DBFS, muted)), ...lasting(9_700, look(ROOM_DBFS, muted))]).flat(),
  },
  { what: "the customer's voice out of loudspeakers", looks: lasting(5_000, look(-35, { muted: true, farDbfs: -22 })) },
  { what: 'talk that is heard', looks: lasting(5_000, look(VOICE_DBFS)) },
])('$what is no talk on mute', ({ looks }) => {
  let watch = after(lasting(1_000, look(ROOM_DBFS, muted)));
  const hints = looks.map((one) => (watch = watchVoice(watch, one)).hint);
  expect(new Set(hints)).toEqual(new Set([null]));
});

test('who speaks over the customer is told all the same', () => {
  const room = after(lasting(1_000, look(ROOM_DBFS, muted)));
  expect(after(lasting(1_000, look(VOICE_DBFS, { muted: true, farDbfs: -30 })), room).hint).toBe('muted-talking');
});

test('echo is told from a voice by what sounds there and what the microphone picks up, whatever the gains make of either', () => {
  const LOUD = { microphoneDb: 12, speakerDb: 12 };
  const room = after(lasting(1_000, look(ROOM_DBFS + LOUD.microphoneDb, { muted: true, gain: LOUD })));
  // The customer's -34 sounds at -22 and comes back at -35, which is sent at -23.
  const echo = look(-35 + LOUD.microphoneDb, { muted: true, farDbfs: -34, gain: LOUD });
  expect(after(lasting(5_000, echo), room).hint).toBeNull();
  // Made so soft that it does not come back, the customer is no echo of what the agent says.
  const soft = { microphoneDb: 0, speakerDb: -12 };
  const voice = look(VOICE_DBFS, { muted: true, farDbfs: -20, gain: soft });
  expect(after(lasting(1_000, voice), after(lasting(1_000, look(ROOM_DBFS, muted)))).hint).toBe('muted-talking');
});

test('a headset that is too quiet by itself is heard on mute by what the gain makes of it', () => {
  const gain = { microphoneDb: 12, speakerDb: 0 };
  const room = after(lasting(1_000, look(-80 + gain.microphoneDb, { muted: true, gain })));
  expect(after(lasting(1_000, look(-50 + gain.microphoneDb, { muted: true, gain })), room).hint).toBe('muted-talking');
});

test('a room that sounds louder because the gain was raised is no talk on mute', () => {
  const NOISE_DBFS = -55;
  const before = after(lasting(1_000, look(NOISE_DBFS - 12, { muted: true, gain: { microphoneDb: -12, speakerDb: 0 } })));
  const raised = look(NOISE_DBFS + 12, { muted: true, gain: { microphoneDb: 12, speakerDb: 0 } });
  expect(after(lasting(5_000, raised), before).hint).toBeNull();
});

test('a loud office is no talk on mute', () => {
  const looks = lasting(60_000, look(-40, muted));
  let watch = NEW_MICROPHONE;
  expect(new Set(looks.map((one) => (watch = watchVoice(watch, one)).hint))).toEqual(new Set([null]));
});
