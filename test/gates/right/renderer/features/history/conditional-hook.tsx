import { useState, type ReactElement } from 'react';

export function Note({ isOpen }: { readonly isOpen: boolean }): ReactElement | null {
  const [text] = useState('');
  return isOpen ? <p>{text}</p> : null;
}
