import { forward } from '@ngrok/ngrok';

export const open = forward;
