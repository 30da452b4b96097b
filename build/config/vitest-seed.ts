import fc from 'fast-check';

/** Every run tries the same cases, so that red means a change; `PROPERTY_SEED=2 npm test` looks at others. */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });
