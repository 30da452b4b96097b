import { useEffect, useRef, useState } from 'react';
import type { AccountAdded, AccountOffer } from '#contract/account.ts';
import type { AppError } from '#contract/errors.ts';
import { useCommand } from '../../state/use-command.ts';

/** By which kind of key lines are added. */
export type KeyWay = 'number' | 'account';

/** Adding lines, from the key on: by a number's own key, or by choosing among those of an account. */
export interface AddLine {
  readonly way: KeyWay;
  readonly apiKey: string;
  readonly label: string;
  /** Whether the key was sent off once: what is missing is said from then on. */
  readonly hasTried: boolean;
  readonly isPending: boolean;
  readonly error: AppError | null;
  /** The account's numbers; null before its key was read. */
  readonly offer: AccountOffer | null;
  readonly chosen: readonly string[];
  /** What became of them, of every try so far; null before the first. */
  readonly result: AccountAdded | null;
  readonly addedIds: readonly string[];
  readonly edit: (part: { readonly apiKey?: string; readonly label?: string }) => void;
  /** Goes the other way with the same key, which turned out to be of that kind. */
  readonly turnTo: (way: KeyWay, andSubmit: boolean) => void;
  readonly submit: () => void;
  readonly choose: (numberIds: readonly string[]) => void;
  readonly addChosen: () => void;
  /** Back to the key. */
  readonly back: () => void;
  /** Forgets everything, the key first, and leaves. */
  readonly close: () => void;
}

export function useAddLine({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): AddLine {
  const [way, setWay] = useState<KeyWay>('number');
  const [apiKey, setApiKey] = useState('');
  const [label, setLabel] = useState('');
  const [hasTried, setTried] = useState(false);
  const [offer, setOffer] = useState<AccountOffer | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [result, setResult] = useState<AccountAdded | null>(null);
  const [addedIds, setAddedIds] = useState<readonly string[]>([]);
  const addNumber = useCommand('line/add');
  const read = useCommand('account/read');
  const addAccount = useCommand('account/add');
  const all = [addNumber, read, addAccount];
  const isShown = useRef(isOpen);
  useEffect(() => {
    isShown.current = isOpen;
  }, [isOpen]);

  const clearErrors = (): void => {
    for (const command of all) command.clear();
  };
  const forgetOffer = (): void => {
    setOffer(null);
    setChosen([]);
    setResult(null);
    setAddedIds([]);
  };
  const forget = (): void => {
    setApiKey('');
    setLabel('');
    setTried(false);
    setWay('number');
    forgetOffer();
    clearErrors();
  };
  const close = (): void => {
    forget();
    onClose();
  };
  /** A shortcut may have opened something else by the time main answers: that stays. */
  const finish = (): void => {
    forget();
    if (isShown.current) onClose();
  };
  const submitBy = (by: KeyWay): void => {
    setTried(true);
    const key = apiKey.trim();
    if (key === '' || all.some(({ isPending }) => isPending)) return;
    if (by === 'number') {
      addNumber.raise({ apiKey: key, label: label.trim() }, (reply) => {
        if (reply.ok) finish();
      });
      return;
    }
    read.raise({ apiKey: key }, (reply) => {
      if (!reply.ok) return;
      // Main has forgotten the account key by now, and so do we.
      setApiKey('');
      setTried(false);
      setOffer(reply.value);
      const open = reply.value.numbers.filter(({ choice }) => choice === 'add');
      setChosen(open.length === 1 ? open.map(({ numberId }) => numberId) : []);
    });
  };

  return {
    way,
    apiKey,
    label,
    hasTried,
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
    offer,
    chosen,
    result,
    addedIds,
    edit(part) {
      if (part.apiKey !== undefined) {
        setApiKey(part.apiKey);
        clearErrors();
      }
      if (part.label !== undefined) setLabel(part.label);
    },
    turnTo(next, andSubmit) {
      setWay(next);
      setTried(false);
      clearErrors();
      if (andSubmit) submitBy(next);
    },
    submit: () => {
      submitBy(way);
    },
    choose: setChosen,
    addChosen() {
      if (offer === null || chosen.length === 0 || addAccount.isPending) return;
      addAccount.raise({ offerId: offer.offerId, numberIds: chosen }, (reply) => {
        if (!reply.ok) return;
        const refused = new Set(reply.value.refused.map(({ numberId }) => numberId));
        setResult(reply.value);
        setAddedIds([...addedIds, ...chosen.filter((numberId) => !refused.has(numberId))]);
        setChosen([...refused]);
        if (refused.size === 0) finish();
      });
    },
    back() {
      forgetOffer();
      clearErrors();
    },
    close,
  };
}
