// layers: ngrok-has-one-address
import { forward } from '@ngrok/ngrok';

export const open = forward;
