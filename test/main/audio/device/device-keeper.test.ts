import { describe, expect, test } from 'vitest';
import { keepDevices } from '../../../../main/audio/device/device-keeper.ts';
import type { SoundDevices } from '../../../../main/audio/device/sound-devices.ts';

describe('devices run only while a call has sound', () => {
  function keeper({ runs = 'default', closes = true, refusals = 0, refused = '' } = {}) {
    const story: string[] = [];
    let open = { microphone: runs, speaker: runs };
    const kept = keepDevices({
      open(wanted, usesMicrophone): SoundDevices {
        const chosen = { microphone: wanted.microphone ?? runs, speaker: wanted.speaker ?? runs };
        const opened = (name: string): string => (name === refused ? runs : name);
        open = { microphone: opened(chosen.microphone), speaker: opened(chosen.speaker) };
        let isTalking = usesMicrophone;
        story.push(`open ${usesMicrophone ? open.microphone : '-'}/${open.speaker}`);
        return {
          get running() {
            return open;
          },
          chosen,
          defaults: { microphone: runs, speaker: runs },
          refusals,
          get usesMicrophone() {
            return isTalking;
          },
          useMicrophone(used) {
            isTalking = used;
            story.push(used ? 'microphone on' : 'microphone off');
            return Promise.resolve(closes);
          },
          standIn(direction) {
            story.push(`silence for the ${direction}`);
            open = { ...open, [direction]: null };
            return Promise.resolve(closes);
          },
          check: () => ({ health: 'fine', direction: 'microphone' }),
          close: () => {
            story.push('close');
            return Promise.resolve(closes);
          },
        };
      },
      stuck: (reason) => story.push(`stuck: ${reason}`),
      changed: () => undefined,
    });
    return { kept, story };
  }
  const seen = (name: string) => ({ microphones: [{ name, isDefault: true }], speakers: [{ name, isDefault: true }] });

  test('opening and closing in one breath ends closed', async () => {
    const { kept, story } = keeper();
    await Promise.all([kept.need('talking'), kept.need('nothing'), kept.need('listening'), kept.need('nothing')]);
    expect(kept.open).toBe(null);
    expect(story.filter((step) => step === 'close').length).toBe(story.filter((step) => step.startsWith('open')).length);
  });
  test('who only listens has no microphone open; who begins to talk hears on meanwhile', async () => {
    const { kept, story } = keeper();
    await kept.need('listening');
    await kept.need('talking');
    await kept.need('listening');
    await kept.need('nothing');
    expect(story).toEqual(['open -/default', 'microphone on', 'microphone off', 'close']);
  });
  test('another wish during a call closes first and opens then; without a call nothing runs', async () => {
    const { kept, story } = keeper();
    await kept.want({ microphone: 'A', speaker: null });
    expect(story).toEqual([]);
    await kept.need('talking');
    await kept.want({ microphone: 'B', speaker: null });
    expect(story).toEqual(['open A/default', 'close', 'open B/default']);
  });
  test('choosing by name what runs already interrupts nobody', async () => {
    const { kept, story } = keeper({ runs: 'headset' });
    await kept.need('talking');
    await kept.want({ microphone: 'headset', speaker: 'headset' });
    expect(story).toEqual(['open headset/headset']);
  });
  test('choosing the system default while it runs interrupts nobody, until it has moved', async () => {
    const { kept, story } = keeper({ runs: 'headset' });
    await kept.want({ microphone: 'headset', speaker: null });
    await kept.need('talking');
    await kept.want({ microphone: null, speaker: null });
    expect(story).toEqual(['open headset/headset']);
    await kept.want({ microphone: 'headset', speaker: 'headset' });
    const headset = { name: 'headset', isDefault: false };
    const moved = seen('new headset');
    await kept.seen({ microphones: [...moved.microphones, headset], speakers: [...moved.speakers, headset] }); // nobody wants the default
    expect(story).toEqual(['open headset/headset']);
    await kept.want({ microphone: null, speaker: 'headset' });
    expect(story).toEqual(['open headset/headset', 'close', 'open headset/headset']);
  });
  test('a device that never started is tried again when it is chosen or plugged in anew, and not before', async () => {
    const { kept, story } = keeper({ runs: 'headset' });
    await kept.need('talking');
    await kept.giveUp('microphone');
    expect(kept.open?.running).toEqual({ microphone: null, speaker: 'headset' });
    await kept.seen(seen('headset'));
    expect(story).toEqual(['open headset/headset', 'silence for the microphone']);
    await kept.want({ microphone: 'headset', speaker: null });
    expect(story.slice(2)).toEqual(['close', 'open headset/headset']);
    await kept.giveUp('microphone');
    await kept.seen({ ...seen('headset'), microphones: [] });
    await kept.seen(seen('headset'));
    expect(story.slice(4).filter((step) => step === 'open headset/headset').length).toBeGreaterThanOrEqual(1);
  });
  test('devices that never start and do not let go need a new process', async () => {
    const { kept, story } = keeper({ closes: false });
    await kept.need('talking');
    await kept.giveUp('speaker');
    expect(story.at(-1)).toBe('stuck: never started');
  });
  test('a moved default is followed; the same picture, and a device that refuses, change nothing', async () => {
    const { kept, story } = keeper();
    await kept.need('talking');
    await kept.seen(seen('default'));
    expect(story.length).toBe(1);
    await kept.seen(seen('new headset'));
    expect(story).toEqual(['open default/default', 'close', 'open default/default']);
  });
  test('a new microphone is no news for who only listens', async () => {
    const { kept, story } = keeper();
    await kept.need('listening');
    await kept.seen({ ...seen('default'), microphones: [{ name: 'new headset', isDefault: true }] });
    expect(story).toEqual(['open -/default']);
  });
  test('a stream that does not close is reported, because only a new process helps', async () => {
    const { kept, story } = keeper({ closes: false });
    await kept.need('talking');
    await kept.need('nothing');
    expect(story).toContain('stuck: did not close');
  });
  test('where PortAudio refused before, what is plugged in needs a new process: this one would never see it', async () => {
    const { kept, story } = keeper({ refusals: 1 });
    await kept.need('talking');
    expect(kept.isWorn).toBe(true);
    await kept.seen(seen('default'));
    expect(story.length).toBe(1);
    await kept.seen(seen('new headset'));
    expect(story).toContain('stuck: cannot look for devices again');
  });
  describe('where the sound server’s devices stand in for a card that refuses', () => {
    const card = { name: 'card', isDefault: false };
    const server = { name: 'server', isDefault: true };
    const both = { microphones: [card, server], speakers: [card, server] };
    async function calling() {
      const { kept, story } = keeper({ runs: 'server', refused: 'card', refusals: 1 });
      await kept.want({ microphone: 'card', speaker: 'card' });
      await kept.need('talking');
      await kept.seen(both);
      return { kept, story };
    }
    test('choosing them interrupts nobody, now or at the next look; a default that moves then is followed', async () => {
      const { kept, story } = await calling();
      await kept.want({ microphone: null, speaker: null });
      await kept.seen(both);
      expect(story).toEqual(['open server/server']);
      await kept.seen(seen('card'));
      expect(story[1]).toBe('stuck: cannot look for devices again');
    });
    test('a default that moves before the next look is followed as well', async () => {
      const { kept, story } = await calling();
      await kept.want({ microphone: null, speaker: null });
      await kept.seen(seen('card'));
      expect(story[1]).toBe('stuck: cannot look for devices again');
    });
    test('pulling the card out interrupts nobody; once it is plugged in again it is tried again', async () => {
      const { kept, story } = await calling();
      await kept.seen(seen('server'));
      expect(story).toEqual(['open server/server']);
      await kept.seen(both);
      expect(story[1]).toBe('stuck: cannot look for devices again');
    });
  });
});
