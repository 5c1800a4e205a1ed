/** The conditions under which a place counts as the passage of a note. Letters are counted in folded texts (see `foldPassage`). */
export interface PassageThresholds {
  /** How many letters on each side of a passage are compared. */
  readonly contextLength: number;
  /** A quotation with fewer letters is found only if it is unchanged, or by the text around it (see `enoughBetween`). */
  readonly minEditedLength: number;
  /** The largest share of a quotation's letters that may differ. */
  readonly maxErrors: number;
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
  /** If an unchanged quotation has at least this many letters and occurs only once, it is found without looking at its surroundings. */
  readonly enoughAlone: number;
  /**
   * If the passage was near the beginning or the end of the text and the place is just as near, the place gains at most this many
   * letters of evidence on that side.
   */
  readonly edge: number;
  /** How many more letters of evidence the best place needs than the second best. */
  readonly margin: number;
  /**
   * A short passage is found by its surroundings if at least `enoughBetween` letters were recorded on each side, and if the text
   * between these is at least `likeBetween` similar to the quotation (0 to 1).
   */
  readonly enoughBetween: number;
  readonly likeBetween: number;
  /** How many letters of evidence are subtracted for each letter of the quotation that differs. */
  readonly errorWeight: number;
  /** How many letters a quotation needs if its surroundings were not recorded and it occurs exactly once. */
  readonly enoughUnknown: number;
}

/**
 * The values were chosen with `npm run eval -- anchors`, seeds 1 to 5. In this evaluation, a wrong place counts far more than a note
 * whose passage is not found. docs/figures.md reports how many wrong places remain with other seeds.
 */
export const passageThresholds: PassageThresholds = {
  contextLength: 32,
  minEditedLength: 24,
  maxErrors: 0.25,
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
