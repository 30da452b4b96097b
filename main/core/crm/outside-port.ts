import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';

/** Opens an address outside the app, where the rule of outside-address.ts lets it. Fails with `crm-address-wrong` or `outside-refused`. */
export type OpenOutside = (address: string, schemes: readonly string[]) => Promise<Result<null, AppError>>;
