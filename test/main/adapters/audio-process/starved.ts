/** First module of an audio process whose thread is held for 300 ms of every second, as by a machine that has none to spare. */
const HELD_MS = 300;
const cell = new Int32Array(new SharedArrayBuffer(4));
setInterval(() => {
  Atomics.wait(cell, 0, 0, HELD_MS);
}, 1_000).unref();
