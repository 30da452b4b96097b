// lint: react(jsx-no-target-blank)
import type { ReactElement } from 'react';

export function Help({ address }: { readonly address: string }): ReactElement {
  return (
    <a href={address} target="_blank">
      Help
    </a>
  );
}
