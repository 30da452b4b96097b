import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What nobody holds any more is gone when it returns, so that what is left can be measured. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
