// layers: station-without-react
import type { ReactElement } from 'react';

export function Station(): ReactElement {
  return <p>station</p>;
}
