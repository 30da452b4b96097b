// lint: react(no-danger)
import type { ReactElement } from 'react';

export function Note({ html }: { readonly html: string }): ReactElement {
  return <p dangerouslySetInnerHTML={{ __html: html }} />;
}
