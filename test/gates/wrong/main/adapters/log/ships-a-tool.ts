// layers: tools-stay-out-of-the-product
import fc from 'fast-check';

export const anything = fc.anything;
