import type { ReactElement } from 'react';

export function Help({ address }: { readonly address: string }): ReactElement {
  return (
    <a href={address} target="_blank" rel="noreferrer">
      Help
    </a>
  );
}
