import { z } from 'zod';

export const callId = z.string();
