import { expect, test } from 'vitest';
import { initialsOf } from '../../../renderer/ui/initials.ts';

test.each([
  ['Ana Paula de Souza', 'AS'],
  ['élisa', 'É'],
  ['Tom de 1 kHz', 'TK'],
  ['  Bruno   Falante ', 'BF'],
  ['(Vip) Carla', 'VC'],
  ['😀', ''],
])('%s is drawn as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
