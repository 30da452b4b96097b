import type { LineEnvironment } from './core/line/environment-lines.ts';

const VARIABLES = [
  'PILOT_STATUS_API_KEYS',
  'PILOT_STATUS_API_URL',
  'PILOT_STATUS_WEBHOOK_SECRETS',
] as const satisfies readonly (keyof LineEnvironment)[];

/**
 * Reads the variables that give lines and takes them out of the environment, so that no process started from here on
 * inherits the keys. What runs already, as Chromium's zygote does, had them from whoever started the app.
 */
export function takeLineEnvironment(environment: NodeJS.ProcessEnv): LineEnvironment {
  const taken = Object.fromEntries(VARIABLES.map((name) => [name, environment[name]]));
  for (const name of VARIABLES) delete environment[name];
  return taken;
}
