// layers: electron-has-few-doors
import { app } from 'electron';

export const version = (): string => app.getVersion();
