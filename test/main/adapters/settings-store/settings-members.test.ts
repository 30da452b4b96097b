import { describe, expect, test } from 'vitest';
import { checkSettingsMembers } from '../../../../main/adapters/settings-store/settings-members.ts';
import { DEFAULT_SETTINGS } from '../../../../main/adapters/settings-store/settings-document.ts';

const check = checkSettingsMembers(DEFAULT_SETTINGS);

describe('settings that somebody else wrote', () => {
  test('are taken member by member: one wrong value costs no other', () => {
    const { usable, wrong } = check({ theme: 'dark', language: 'tlh', ringer: { mode: 'visual', volumePercent: 900 }, holograms: true });
    expect([...usable]).toEqual([
      ['theme', 'dark'],
      ['ringer.mode', 'visual'],
    ]);
    expect(wrong).toEqual([
      { path: 'language', why: 'wrong' },
      { path: 'ringer.volumePercent', why: 'wrong' },
      { path: 'holograms', why: 'unknown' },
    ]);
  });

  test('a group that is none, and a member a group does not have, are told', () => {
    expect(check({ ringer: 7, voice: { autotune: true } }).wrong).toEqual([
      { path: 'ringer', why: 'wrong' },
      { path: 'voice.autotune', why: 'unknown' },
    ]);
  });

  test('an address that would show keys to the network is no address, whoever writes it', () => {
    expect(check({ apiBase: 'http://evil.example' })).toEqual({ usable: new Map(), wrong: [{ path: 'apiBase', why: 'wrong' }] });
  });

  test('names of JavaScript’s own are settings no more than others', () => {
    const document = JSON.parse('{"__proto__":{"theme":"dark"},"constructor":1,"ringer":{"__proto__":{"mode":"silent"},"toString":1}}');
    const { usable, wrong } = check(document);
    expect(usable.size).toBe(0);
    expect(wrong.map(({ path }) => path)).toEqual(['__proto__', 'constructor', 'ringer.__proto__', 'ringer.toString']);
  });
});
