// How sure a share is that was counted.

/** Of a normal distribution, where 95% lie within. */
const Z = 1.959964;

/** The 95% interval of a share of `count` by Wilson (1927), {low, high}; it holds for few and for shares near 0 and 1 too. */
export function intervalOfShare(share, count) {
  const spread = Z * Z / count;
  const middle = (share + spread / 2) / (1 + spread);
  const half = Math.sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
