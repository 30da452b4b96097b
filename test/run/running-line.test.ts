import { expect, test } from 'vitest';
import { runningLine } from '../../build/run/running-line.ts';

const HOST = { runtime: { name: 'the development host' }, pid: 4_711 };

test.each([
  [
    { display: ':0 (virtual)', sound: 'virtual headset', pulseServer: 'unix:/tmp/pilot-sound-a1/native' },
    'Pilot Softphone runs on the development host (pid 4711), display :0 (virtual), sound virtual headset (PULSE_SERVER=unix:/tmp/pilot-sound-a1/native).',
  ],
  [
    { display: ':1', sound: 'of the system', pulseServer: 'unix:/run/user/1000/pulse/native' },
    'Pilot Softphone runs on the development host (pid 4711), display :1, sound of the system (PULSE_SERVER=unix:/run/user/1000/pulse/native).',
  ],
  [{ display: ':1', sound: 'none', pulseServer: null }, 'Pilot Softphone runs on the development host (pid 4711), display :1, sound none.'],
])('npm start says in one line what runs and how to hear it: %o', (desk, line) => {
  expect(runningLine({ ...HOST, desk })).toBe(line);
});
