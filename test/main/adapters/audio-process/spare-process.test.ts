import { describe, expect, test } from 'vitest';
import { supervised } from '../../../support/sound/supervised-processes.ts';

describe('a call that loses its audio process', () => {
  /** Sounding for as long as it takes to get a spare. */
  function calling() {
    const stage = supervised();
    stage.newest().say({ type: 'ready' });
    stage.newest().say({ type: 'devices-health', health: 'fine' });
    stage.clock.pass(2_000);
    return stage;
  }

  test('finds another one ready at once', () => {
    const { story, supervisor, children } = calling();
    expect(children.length).toBe(2);
    children[1]?.say({ type: 'ready' });
    expect(story).toEqual(['starting', 'ready']);
    children[0]?.exit(9);
    expect(story).toEqual(['starting', 'ready', 'restarting', 'died', 'ready']);
    supervisor.send({ type: 'set-muted', stream: 1, muted: true });
    expect(children[1]?.orders.at(-1)).toBe('set-muted');
    expect(children[0]?.orders).not.toContain('set-muted');
  });

  test('does not wait longer than the spare needs, where it has only just been started', () => {
    const { story, newest, children } = supervised();
    newest().say({ type: 'ready' });
    newest().say({ type: 'devices-health', health: 'fine' });
    newest().say({ type: 'devices-health', health: 'suspect' });
    expect(children.length).toBe(2);
    children[0]?.exit(9);
    expect(story.at(-1)).toBe('died');
    children[1]?.say({ type: 'ready' });
    expect(story.at(-1)).toBe('ready');
    expect(children.length).toBe(2);
  });

  test('twenty times, three seconds apart, is never made to wait', () => {
    const { clock, story, children } = calling();
    for (let kill = 1; kill <= 20; kill += 1) {
      children.at(-1)?.say({ type: 'ready' });
      children.at(-2)?.exit(9);
      expect(story.at(-1)).toBe('ready');
      children.at(-1)?.say({ type: 'devices-health', health: 'fine' });
      clock.pass(3_000);
    }
    expect(children.length).toBe(22);
  });

  test('whose devices die before they gave sound is started ever more slowly, and gets no spare', () => {
    const { clock, children, newest } = supervised();
    newest().say({ type: 'ready' });
    newest().exit(9);
    clock.pass(0);
    newest().say({ type: 'ready' });
    newest().say({ type: 'devices-health', health: 'suspect' });
    expect(children.length).toBe(2);
    newest().exit(9);
    clock.pass(499);
    expect(children.length).toBe(2);
    clock.pass(1);
    expect(children.length).toBe(3);
  });

  test('that hung gets one that waits until looking for devices is known to end, and no spare of before', () => {
    const { clock, story, children } = calling();
    children[1]?.say({ type: 'ready' });
    const [hung] = children;
    if (hung !== undefined) hung.behaviour.answers = false;
    clock.pass(5_000);
    hung?.exit(9);
    expect(children[1]?.orders.at(-1)).toBe('quit');
    clock.pass(0);
    expect(children.at(-1)?.args).toEqual(['--without-devices']);
    expect(story.slice(-2)).toEqual(['died', 'wary']);
  });

  test('after the call the spare goes as well, and with the app at once', async () => {
    const idle = calling();
    idle.children[0]?.say({ type: 'devices-closed' });
    idle.clock.pass(59_000);
    expect(idle.children[1]?.orders).not.toContain('quit');
    idle.clock.pass(1_000);
    expect(idle.children[1]?.orders.at(-1)).toBe('quit');

    const quitting = calling();
    await quitting.supervisor.stop();
    expect(quitting.children.map(({ orders }) => orders.at(-1))).toEqual(['quit', 'quit']);
    expect(quitting.clock.pending).toBe(0);
  });

  describe('gets a spare where its process gives no sign of life for a while', () => {
    function doubted({ sounds }: { readonly sounds: boolean }) {
      const stage = supervised();
      const process = stage.newest();
      process.say({ type: 'ready' });
      process.say({ type: 'devices-health', health: 'fine' });
      if (!sounds) process.say({ type: 'devices-closed' });
      process.behaviour.answers = false;
      stage.clock.pass(3_000);
      process.say({ type: 'alive' });
      process.behaviour.answers = true;
      return stage;
    }

    test('that goes again after a while, where no call sounds', () => {
      const { clock, children } = doubted({ sounds: false });
      expect(children.length).toBe(2);
      children[1]?.say({ type: 'ready' });
      clock.pass(50_000);
      expect(children[1]?.orders).not.toContain('quit');
      clock.pass(10_000);
      expect(children[1]?.orders.at(-1)).toBe('quit');
    });

    test('that stays, where one does', () => {
      const { clock, children } = doubted({ sounds: true });
      children[1]?.say({ type: 'ready' });
      clock.pass(600_000);
      expect(children.length).toBe(2);
      expect(children[1]?.orders).not.toContain('quit');
    });
  });
});
