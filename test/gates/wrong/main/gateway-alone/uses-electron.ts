// layers: electron-has-few-doors
import { app } from 'electron';

export const folder = (): string => app.getPath('userData');
