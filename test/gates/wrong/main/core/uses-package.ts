// layers: core-is-pure
import { z } from 'zod';

export const callId = z.string();
