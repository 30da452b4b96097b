import { expect, test } from 'vitest';
import { isAnswered } from '../../../../main/core/line/answered-number.ts';
import { ACCESS } from '../../../support/fakes/app-stage.ts';
import { added, setLineStage } from '../../../support/fakes/line-stage.ts';
import { BUSINESS } from '../../../support/fakes/people.ts';

test('a number is answered by a line of its kind alone: an official and a linked one are two ways into one telephone', async () => {
  const { desk, add } = setLineStage();
  await added(add);
  const open = desk.lines().map((line) => ({ line, access: ACCESS.meta }));
  expect(isAnswered(open, { kind: 'meta', number: BUSINESS }, ACCESS.meta)).toBe(true);
  expect(isAnswered(open, { kind: 'web', number: BUSINESS }, ACCESS.meta)).toBe(false);
});
