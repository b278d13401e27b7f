/**
 * What writes the journal. `fiscal` is the root version the French rules ask for (BOI-TVA-DECLA-30-10-30): it grows when
 * what is recorded, chained, closed or archived does; `version` is the product's, as in package.json.
 */
export const SOFTWARE = { product: 'maille', version: '0.1.0', fiscal: 1 } as const;
