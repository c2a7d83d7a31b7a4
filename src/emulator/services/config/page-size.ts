/** AWS Config API Reference, Limit: 0 and nothing both mean the most. */
const MOST = 100;

export const sizeOf = (limit: number | undefined): number => (limit === undefined || limit === 0 ? MOST : limit);
