/** Papers that are new, and others that are not: decided, noted, cited, or in a bibliography. */
export const waitingPapers = `//- /a-digest.txt
Lantern: Dim Light for Night Drives

Drivers at night need light that does not blind. We introduce Lantern, a lamp that dims as others come near.

Sandbar: Dating Mountain Rivers by Quartz

Mountain rivers leave sand bars. We date sand bars by the light that quartz grains keep.

Wick: How Oil Lamps Burn in the Wind

Oil lamps flicker. We measure how wind moves the flame of a wick.

Heron: Birds at the River Mouth

Herons wait where a river ends. We count herons at forty river mouths.

//- /b-digest.txt
Moth: Insects around Street Lamps

Insects circle street lamps. We follow moths at night with cameras and find that lamps which dim attract fewer.

Delta: Where Rivers End

A delta grows where a river ends. We model how deltas grow.

Eddy: Turning Water behind Rocks

Water turns behind rocks. We film eddies in mountain rivers.

//- /refs.bib
@article{doe2019, title = {Slow Rivers}, author = {Doe, Jane}, year = {2019}}
@article{roe2020, title = {Delta: Where Rivers End}, author = {Roe, Rita}, year = {2020}}

//- /marginalia/notes/eddy.md
---
key: eddy
title: "Eddy: Turning Water behind Rocks"
---

Compare with ours.

//- /draft.md
# Rivers

Water runs down [@heron]. Sand bars of mountain rivers are dated by quartz.

# Lamps

Oil lamps burn in the wind. Insects circle street lamps at night, and moths are counted by cameras.

//- /marginalia/reviewed.txt
2026-11-27 skipped arxiv:2410.10819 A Paper that Is in no Digest any More
2026-11-27 kept - Sandbar: Dating Mountain Rivers by Quartz
2026-11-27 later - Wick: How Oil Lamps Burn in the Wind
`;
