import { join } from 'node:path';
import { LARGEST_TABLE_TEXT, type PricePreview } from '#contract/billing.ts';
import { priceTableOf, readPriceTable } from '../../core/billing/read-price-table.ts';
import { errorCode } from '../../core/error-code.ts';
import type { ReadPrices } from '../../core/policy/policy.ts';
import { readSmallFile } from './read-small-file.ts';

/**
 * The price table of a policy: given in it, or in a file of the folder where the policy's own file lies, which agents cannot write to. No
 * other folder: a share of the network that does not answer would hold the start up.
 */
export function policyPrices(folder: string): ReadPrices {
  return (given) => {
    if (typeof given !== 'string') return told('prices', priceTableOf(given));
    const none = (why: string): ReturnType<ReadPrices> => ({ table: null, problems: [`${given} (${why})`] });
    if (!isFileName(given)) return none('not a file beside the policy');
    let text: string;
    try {
      text = readSmallFile(join(folder, given));
    } catch (cause) {
      return none(errorCode(cause));
    }
    if (text.length > LARGEST_TABLE_TEXT) return none(`larger than ${String(LARGEST_TABLE_TEXT)} characters`);
    return told(given, readPriceTable(text));
  };
}

/** As compilers name a place: file, line, what. */
function told(name: string, { table, problems }: PricePreview): ReturnType<ReadPrices> {
  return { table, problems: problems.map(({ line, what }) => `${name}:${String(line)} (${what})`) };
}

function isFileName(name: string): boolean {
  return !/[/\\:\0]/.test(name) && !/^\.+$/.test(name);
}
