import { useEffect, useState } from 'react';

/** Brings the number field to the agent's hands, once the page that has it is drawn. */
export function useNumberField(): { readonly focus: () => void } {
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked > 0) document.querySelector<HTMLInputElement>('.phone-pane input')?.focus();
  }, [asked]);
  return {
    focus: () => {
      setAsked((count) => count + 1);
    },
  };
}
