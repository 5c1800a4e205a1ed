import { search } from '../../../server/src/features/finding/search';
import type { Snapshot } from '../../../server/src/workspace/snapshot';
import { createFixtureWorkspace } from '../../support/fixtureWorkspace';

/** Papers of several dates and sources, some of them cited. */
const source = `//- /a-digest.txt
Jun 23

KiteFormer: Tethered Attention for Very Long Documents

Long documents strain attention. We introduce KiteFormer, a tethered attention layer. Code: https://github.com/kite/former

Windmill: Sparse Attention in Rotating Blocks

Blocks of keys take turns. We rotate them, and attention stays sparse.

//- /b-digest.txt
Thu, 7 Nov 2024

Barge: Loading Caches in Bulk

A cache is filled in bulk, and emptied in bulk. We present Barge for that.

Ferry: Moving Caches between Machines

A cache moves to where it is needed. We present Ferry for that.

//- /refs.bib
@article{doe2019, title = {Slow Rivers}, author = {Doe, Jane}, year = {2019}, doi = {10.1000/182}}
@article{roe2025, title = {Barge: Loading Caches in Bulk}, author = {Roe, Rita}, year = {2025}}

//- /draft.md
Kites [@kiteformer] and rivers [@doe2019].
`;

export const { snapshot }: { readonly snapshot: Snapshot } = createFixtureWorkspace(source);

/** The names or keys of what a query finds, in order. */
export function find(query: string): readonly string[] {
  return search(snapshot, query, { limit: 50 }).found.map(({ paper }) => paper.names[0]?.toLowerCase() ?? paper.key);
}
