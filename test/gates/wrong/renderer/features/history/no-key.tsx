// lint: react(jsx-key)
import type { ReactElement } from 'react';

export function Names({ names }: { readonly names: readonly string[] }): ReactElement {
  return (
    <ul>
      {names.map((name) => (
        <li>{name}</li>
      ))}
    </ul>
  );
}
