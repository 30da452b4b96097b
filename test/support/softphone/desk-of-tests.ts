import { test } from '@playwright/test';
import { phoneOnPractice, type PhoneOnPractice } from './phone-on-practice.ts';

/** One phone for the tests of a file: it is there from before the first until after the last, and quiet again after each. */
export function deskOfTests(...order: Parameters<typeof phoneOnPractice>): PhoneOnPractice {
  let opened: PhoneOnPractice | null = null;
  const desk = (): PhoneOnPractice => {
    if (opened === null) throw new Error('the phone is there for tests alone');
    return opened;
  };
  test.beforeAll(async () => {
    opened = await phoneOnPractice(...order);
  });
  test.afterEach(() => desk().clear());
  test.afterAll(() => opened?.stop());
  return {
    get practice() {
      return desk().practice;
    },
    get control() {
      return desk().control;
    },
    get phone() {
      return desk().phone;
    },
    number: (kind) => desk().number(kind),
    latestCall: () => desk().latestCall(),
    clear: () => desk().clear(),
    stop: () => desk().stop(),
  };
}
