import { getDevices } from 'naudiodon';

export const devices = getDevices;
