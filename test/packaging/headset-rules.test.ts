import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import config from '../../build/config/electron-builder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const fromHere = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface UdevEvent {
  readonly action?: 'add' | 'change' | 'remove';
  readonly subsystem?: string;
  /** What the builtin `usb_id` finds; null on another bus. */
  readonly interfaces: string | null;
}

/** Runs a rules file as udev does, as far as ours goes: matches, one import, tags, jumps (udev(7)). */
function tagsOf(rules: string, { action = 'add', subsystem = 'hidraw', interfaces }: UdevEvent): readonly string[] {
  const tags: string[] = [];
  let imported = '';
  let skipTo: string | null = null;
  const values: Record<string, () => string> = {
    ACTION: () => action,
    SUBSYSTEM: () => subsystem,
    SUBSYSTEMS: () => (interfaces === null ? 'pci' : 'usb'),
    'ENV{ID_USB_INTERFACES}': () => imported,
  };
  for (const line of rules.split('\n').filter((text) => text !== '' && !text.startsWith('#'))) {
    const tokens = [...line.matchAll(/([A-Z_]+(?:\{\w+\})?)(==|!=|\+=|=)"([^"]*)"(?:, )?/g)];
    expect(tokens.map(([token]) => token).join(''), 'a line that is not understood').toBe(line);
    for (const [, key = '', operator = '', value = ''] of tokens) {
      if (key === 'LABEL' && value === skipTo) skipTo = null;
      if (skipTo !== null) break;
      if (operator === '==' || operator === '!=') {
        const read = values[key] ?? expect.unreachable(`no such match: ${key}`);
        if (matches(value, read()) !== (operator === '==')) break;
      } else if (key === 'IMPORT{builtin}') imported = value === 'usb_id' ? (interfaces ?? '') : '';
      else if (key === 'TAG') tags.push(value);
      else if (key === 'GOTO') skipTo = value;
      else expect(key).toBe('LABEL');
    }
  }
  expect(skipTo).toBeNull();
  return tags;
}

function matches(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
}

describe.each(['deb', 'rpm'] as const)('the %s package', (kind) => {
  const { fpm = [], afterInstall } = config[kind] ?? {};
  const [source = '', target = ''] = fpm?.[0]?.split('=') ?? [];

  test('brings the rule to where udev looks for it, early enough to give access', () => {
    expect(target).toBe(`/usr/lib/udev/rules.d/${basename(source)}`);
    // 73-seat-late.rules gives access to what was tagged before it.
    expect(basename(target) < '73-seat-late.rules').toBe(true);
    expect(readFileSync(source, 'utf8')).toContain('TAG+="uaccess"');
  });

  test.each([
    ['a headset', { interfaces: ':010100:010200:030000:' }, ['uaccess']],
    ['a headset of the second audio class', { interfaces: ':010120:010220:030000:' }, ['uaccess']],
    ['a headset that was plugged in before', { action: 'change', interfaces: ':010100:010200:030000:' }, ['uaccess']],
    ['a keyboard', { interfaces: ':030101:030102:' }, []],
    ['a keyboard with a jack for headphones', { interfaces: ':010100:010200:030101:030000:' }, []],
    ['a security key', { interfaces: ':030000:' }, []],
    ['a headset over Bluetooth, which has no USB device', { interfaces: null }, []],
    ['the sound card of a headset', { subsystem: 'sound', interfaces: ':010100:010200:030000:' }, []],
    ['a headset that is unplugged', { action: 'remove', interfaces: ':010100:010200:030000:' }, []],
  ] as const)('%s', (_what, event, tags) => {
    expect(tagsOf(readFileSync(source, 'utf8'), event)).toEqual(tags);
  });

  test('does what electron-builder’s own does after it was installed, and then lets a headset that is plugged in be opened', async () => {
    const script = readFileSync(fromHere(afterInstall ?? ''), 'utf8');
    const own = readFileSync(fromHere('node_modules/app-builder-lib/templates/linux/after-install.tpl'), 'utf8');
    // Where this fails electron-builder has another one: put it in place of the part that is not ours.
    expect(script.startsWith(own)).toBe(true);
    const ours = script.slice(own.length);
    expect(ours).not.toMatch(/\$\{[a-zA-Z]+\}/); // electron-builder would put something in its place
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'udevadm'), `#!/bin/sh\necho "$@" >> ${join(folder, 'asked')}\nexit 1\n`);
    chmodSync(join(folder, 'udevadm'), 0o755);
    await run('/bin/bash', ['-e', '-c', ours], { env: { PATH: folder } });
    expect(readFileSync(join(folder, 'asked'), 'utf8').split('\n')).toEqual([
      'control --reload',
      'trigger --subsystem-match=hidraw --action=change',
      '',
    ]);
    await run('/bin/bash', ['-e', '-c', ours], { env: { PATH: '/nowhere' } });
  });
});
