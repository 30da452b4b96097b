import type { ReactElement } from 'react';

export function Note({ text }: { readonly text: string }): ReactElement {
  return <p>{text}</p>;
}
