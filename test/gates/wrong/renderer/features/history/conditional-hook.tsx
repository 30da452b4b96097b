// lint: react-hooks(rules-of-hooks)
import { useState, type ReactElement } from 'react';

export function Note({ isOpen }: { readonly isOpen: boolean }): ReactElement | null {
  if (!isOpen) return null;
  const [text] = useState('');
  return <p>{text}</p>;
}
