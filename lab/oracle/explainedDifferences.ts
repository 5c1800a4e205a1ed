/** A difference that is known, and why it is none of ours. */
export interface ExplainedDifference {
  /** Below `drafts/` of the real data. */
  readonly path: string;
  readonly keys: readonly string[];
  /** The side that alone has the keys. */
  readonly side: 'ours' | 'theirs';
  readonly reason: string;
}

export const explainedDifferences: readonly ExplainedDifference[] = [
  {
    path: 'plk__biblatex/doc/latex/biblatex/examples/74-style-verbose-trad1.tex',
    keys: ['a1', 'a2', 'b1'],
    side: 'ours',
    reason: 'The document shows these commands by a macro of its own that prints its argument, \\code; TeX alone knows what a macro does.',
  },
];
