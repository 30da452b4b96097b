import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DialRequest } from '#contract/desk-fit.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { checkOf } from '../dial/dial-text.ts';
import { isNumberAsked } from './number-asked.ts';
import type { Dialler } from '../dial/use-dialler.ts';

/** So long keys go nowhere when a link has brought the window to the front: they were meant for what was there before. */
const DEAF_MS = 700;

export interface DialRequestAtField {
  readonly dismiss: () => void;
  /** A number from outside has brought the field here: until it is empty again. What else would have the window stands back. */
  readonly needsField: boolean;
}

/**
 * Puts a number that came from outside into the field, once, and brings the field to the agent's hands. It is called by the agent's own
 * press of *Call* and by nothing else. `bring` is null while a call has the screen: then the number waits.
 */
export function useDialRequest(dialler: Dialler, bring: (() => void) | null): DialRequestAtField {
  const { dialRequest } = useAppState();
  const { raise } = useCommand('dial-request/dismiss');
  const filled = useRef<string | null>(null);
  const stood = useRef<string | null>(null);
  const bound = useRef<string | null>(null);
  const id = dialRequest?.id ?? null;

  const take = useEffectEvent((request: DialRequest): void => {
    if (request.digits !== '') dialler.edit({ type: 'edited', text: request.digits, caret: request.digits.length, erased: null });
    bring?.();
    // Only the field was asked for: there is nothing to decide.
    if (request.digits === '') raise({ id: request.id });
  });
  useEffect(() => {
    if (dialRequest === null || filled.current === dialRequest.id) return undefined;
    filled.current = dialRequest.id;
    take(dialRequest);
    return dialRequest.from === 'hotkey' ? undefined : deafen();
    // oxlint-disable-next-line react/exhaustive-deps -- a request is another one by its id alone
  }, [id]);

  // What the agent has typed since is no longer what was asked for; and *Call* is the decision, whatever the line says to it.
  const stands = dialRequest === null || dialRequest.digits === '' || isNumberAsked(dialler.dial, dialRequest.digits);
  const isOpen = stands && !dialler.hasTried;
  useEffect(() => {
    if (id === null) return;
    // The field shows it a moment after it was asked for.
    if (isOpen) stood.current = id;
    else if (stood.current === id) {
      stood.current = null;
      raise({ id });
    }
  }, [id, isOpen, raise]);

  const isAsked = dialRequest !== null && dialRequest.digits !== '';
  const [needsField, setNeedsField] = useState(isAsked);
  if (isAsked && !needsField) setNeedsField(true);
  if (needsField && !isAsked && dialler.dial.text === '') setNeedsField(false);

  // The line that came with the number is for that number alone, and no habit of the agent's.
  const check = checkOf(dialler.dial);
  const to = check.kind === 'good' && stands ? check.number : null;
  const bind = useEffectEvent((number: PhoneNumber): void => {
    if (dialRequest === null || dialRequest.lineId === null || bound.current === dialRequest.id) return;
    bound.current = dialRequest.id;
    dialler.chosen.recall(dialRequest.lineId, number);
  });
  useEffect(() => {
    if (id !== null && to !== null) bind(to);
  }, [id, to]);

  return {
    needsField,
    dismiss: () => {
      stood.current = null;
      if (id !== null) raise({ id });
      dialler.edit({ type: 'cleared' });
    },
  };
}

function deafen(): () => void {
  const swallow = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const hear = (): void => window.removeEventListener('keydown', swallow, { capture: true });
  window.addEventListener('keydown', swallow, { capture: true });
  const timer = setTimeout(hear, DEAF_MS);
  return () => {
    clearTimeout(timer);
    hear();
  };
}
