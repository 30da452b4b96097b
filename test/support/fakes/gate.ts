/** Lets a fake's replies wait until the test lets them go. */
export interface Gate<Verb extends string> {
  /** From now on replies to `verb` wait; returns what lets them go. */
  hold(verb: Verb): () => void;
  pass(verb: Verb): Promise<void>;
}

export function createGate<Verb extends string>(): Gate<Verb> {
  const closed = new Map<Verb, { readonly opened: Promise<void>; readonly open: () => void }>();
  return {
    hold(verb) {
      let open = (): void => undefined;
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      closed.set(verb, { opened, open });
      return () => {
        closed.delete(verb);
        open();
      };
    },
    pass: (verb) => closed.get(verb)?.opened ?? Promise.resolve(),
  };
}
