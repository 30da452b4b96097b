import type { ReactElement } from 'react';

export function Names({ names }: { readonly names: readonly string[] }): ReactElement {
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
