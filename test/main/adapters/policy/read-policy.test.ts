import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPolicy } from '../../../../main/adapters/policy/read-policy.ts';
import type { RegistryAnswer } from '../../../../main/adapters/policy/registry-policy.ts';
import { HELD_UNREAD } from '../../../../main/core/policy/held-unread.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const MACHINE = 'HKLM\\SOFTWARE\\Policies\\Pilot Softphone';
const ABOVE = 'SOFTWARE\\Policies';
const NO: RegistryAnswer = { status: 1, stdout: '' };
/** As `reg.exe` prints `SOFTWARE\\Policies`, with our key in it. */
const NAMED: RegistryAnswer = { status: 0, stdout: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Pilot Softphone\r\n' };
const EMPTY: RegistryAnswer = { status: 0, stdout: '' };
const LAID_DOWN: RegistryAnswer = {
  status: 0,
  stdout: ['HKEY_X\\SOFTWARE\\Policies\\Pilot Softphone\\Locked', '    theme    REG_SZ    dark', ''].join('\r\n'),
};

/** What holds on a Windows machine whose registry answers so, and whose file, where it has one, locks the language. */
function policyOn(answers: Readonly<Record<string, RegistryAnswer>>, hasFile: boolean) {
  const path = join(temporaryFolder(), 'policy.json');
  if (hasFile) writeFileSync(path, JSON.stringify({ settings: { language: 'en' }, locked: ['language'] }));
  const ask = ([, key = '']: readonly string[]): RegistryAnswer => answers[key] ?? NO;
  const found = readPolicy({ platform: 'win32', path, kindOf: () => 'text', ask, profile: () => null });
  return found === null ? null : { locked: found.locked, problems: found.problems.map(({ where }) => where) };
}

test('Windows’ policies for the machine go before the file, also where they are there and cannot be read', () => {
  expect(policyOn({ [MACHINE]: LAID_DOWN }, true)).toEqual({ locked: ['theme'], problems: [] });
  expect(policyOn({ [`HKLM\\${ABOVE}`]: NAMED }, true)).toEqual({ locked: HELD_UNREAD, problems: ['forbidden'] });
});

test('the file goes before Windows’ policies for the user, and these hold where there is no file', () => {
  const user = { [`HKLM\\${ABOVE}`]: EMPTY, [`HKCU\\${ABOVE}\\Pilot Softphone`]: LAID_DOWN };
  expect(policyOn(user, true)).toEqual({ locked: ['language'], problems: [] });
  expect(policyOn(user, false)).toEqual({ locked: ['theme'], problems: [] });
  expect(policyOn({ [`HKLM\\${ABOVE}`]: EMPTY, [`HKCU\\${ABOVE}`]: EMPTY }, false)).toBeNull();
});

test('where nobody knows of Windows’ policies the file holds all the same, and that is told beside it', () => {
  expect(policyOn({}, true)).toEqual({ locked: ['language'], problems: [`${MACHINE}: no answer`] });
});

test('a machine that does not let the agent ask and has no policy locks nobody out of the first run', () => {
  expect(policyOn({}, false)).toEqual({ locked: [], problems: [`${MACHINE}: no answer`, `${MACHINE.replace('HKLM', 'HKCU')}: no answer`] });
});
