/** The conditions under which a place counts as the passage of a note. Letters are counted in folded texts (see `foldPassage`). */
export interface PassageLimits {
  /** How many letters on each side of a passage are compared. */
  readonly contextLength: number;
  /** A quotation with fewer letters is found only if it is unchanged, or by the text around it (see `enoughBetween`). */
  readonly shortestEdited: number;
  /** The largest share of a quotation's letters that may differ. */
  readonly mostErrors: number;
  /** How similar the surroundings of any two places are by chance, from 0 to 1. Only the similarity beyond this value counts. */
  readonly chance: number;
  /**
   * How many letters of evidence a place needs. Evidence is the letters of the quotation and the agreeing letters around it.
   * `enoughSame` is for an unchanged quotation, `enoughEdited` for an edited one.
   */
  readonly enoughSame: number;
  readonly enoughEdited: number;
  /** How many letters of evidence an unchanged quotation needs if its recorded surroundings are unchanged too. */
  readonly enoughUnchanged: number;
  /**
   * How many letters of the evidence must be around the quotation: `enoughAround` if the quotation is unchanged but its surroundings
   * are not, `enoughAroundEdited` if the quotation was edited.
   */
  readonly enoughAround: number;
  readonly enoughAroundEdited: number;
  /** An unchanged quotation with this many letters that occurs once is found without looking at its surroundings. */
  readonly enoughAlone: number;
  /** The most letters of evidence that a place gains because the passage is still at an end of the text. */
  readonly edge: number;
  /** How many more letters of evidence the best place needs than the second best. */
  readonly margin: number;
  /**
   * To find a short passage by its surroundings: how many letters must be known on each side, and how similar the text between them
   * must be, from 0 to 1.
   */
  readonly enoughBetween: number;
  readonly likeBetween: number;
  /** How many letters of evidence each differing letter subtracts. */
  readonly errorWeight: number;
  /** How many letters a quotation needs if its surroundings were not recorded and it occurs exactly once. */
  readonly enoughUnknown: number;
}

/**
 * The values were chosen with `npm run eval -- anchors`, seeds 1 to 5. In this evaluation, a wrong place counts far more than an
 * orphan. docs/figures.md reports how many wrong places remain with other seeds.
 */
export const passageLimits: PassageLimits = {
  contextLength: 32,
  shortestEdited: 24,
  mostErrors: 0.25,
  chance: 0.6,
  enoughSame: 48,
  enoughEdited: 66,
  enoughUnchanged: 36,
  enoughAround: 12,
  enoughAroundEdited: 12,
  enoughAlone: 110,
  edge: 16,
  margin: 16,
  enoughBetween: 20,
  likeBetween: 0.6,
  errorWeight: 3,
  enoughUnknown: 16,
};
