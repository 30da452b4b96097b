import { registerHooks } from 'node:module';

/** First module of an audio process on a machine where PortAudio does not load. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'naudiodon') throw new Error('libportaudio.so.2: cannot open shared object file');
    return next(specifier, context);
  },
});
