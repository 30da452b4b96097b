import { expect, test } from 'vitest';
import { readSelection } from '../../build/test-run/selection.ts';

test('without words everything runs', () => {
  expect(readSelection([])).toEqual({ stages: new Set(['check', 'build', 'unit', 'e2e']), patterns: [] });
});

test('a stage and parts of paths narrow the run', () => {
  expect(readSelection(['--only', 'unit', 'core/call'])).toEqual({ stages: new Set(['unit']), patterns: ['core/call'] });
});

test('end-to-end tests bring the build they need', () => {
  expect(readSelection(['--only', 'e2e'])).toEqual({ stages: new Set(['e2e', 'build']), patterns: [] });
});

test('a word it does not know is refused instead of ignored', () => {
  expect(readSelection(['--only', 'fast'])).toContain('--only takes one of');
  expect(readSelection(['--fast'])).toContain('unknown option --fast');
});
