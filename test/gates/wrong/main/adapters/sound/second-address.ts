// layers: naudiodon-has-one-address
import { getDevices } from 'naudiodon';

export const devices = getDevices;
