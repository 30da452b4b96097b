// layers: undici-has-one-address
import { fetch } from 'undici';

export const ask = fetch;
