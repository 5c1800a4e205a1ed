/** A digest of invented papers that the tests of several features use; its file line included. */
export const papersDigest = `//- /papers-digest.txt
Jun 23

KiteFormer: Tethered Attention for Very Long Documents

Long documents strain attention. We introduce KiteFormer, a tethered attention layer that reads 2.5x longer inputs in the same memory. It needs no new training.

A Plain Look at Cache Eviction

Caches fill up and something has to go. This paper studies when a cached key can go, and finds that 80% of the entries are never read again.

LongHeads: Heads that Read Far Back

Some heads look far back and most do not. We present LongHeads, which keeps the whole cache for the former alone.

Sigma: Sparse Heads for Images

Images are read patch by patch. We propose Sigma, a sparse pattern over patches that is learned once.

Sigma: Differential Rescaling of Scores

Scores drift with depth. We propose Sigma, a rescaling of scores that cancels the drift.
`;
