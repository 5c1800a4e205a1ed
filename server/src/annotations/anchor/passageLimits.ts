/** The conditions under which a place counts as the passage of a note. Letters are those of folded texts. */
export interface PassageLimits {
  /** How many letters on each side of a passage are compared. */
  readonly contextLength: number;
  /** A shorter quotation is only searched for exactly. */
  readonly shortestEdited: number;
  /** The share of a quotation's letters that may have been edited. */
  readonly mostErrors: number;
  /** How similar the surroundings of any two places are by chance, from 0 to 1. Only similarity above it counts. */
  readonly chance: number;
  /** How many letters of evidence a place needs: letters of the quotation, and letters around it as far as they agree. */
  readonly enoughSame: number;
  readonly enoughEdited: number;
  /** The same if all that is known of the surroundings is unchanged. */
  readonly enoughUnchanged: number;
  /** How many of these letters must be around it, if the quotation was edited or is short. */
  readonly enoughAround: number;
  readonly enoughAroundEdited: number;
  /** A quotation of this many letters needs no surroundings. */
  readonly enoughAlone: number;
  /** How many letters of evidence it counts that the passage is still at an end of the text. */
  readonly edge: number;
  /** By how many letters the best place must exceed the second best. */
  readonly margin: number;
  /**
   * How many letters are needed on each side to find a short passage by its surroundings, and how similar the text between them must
   * be, from 0 to 1.
   */
  readonly enoughBetween: number;
  readonly likeBetween: number;
  /** How much each differing letter subtracts. */
  readonly errorWeight: number;
  /** How many letters a quotation without recorded surroundings needs if it occurs exactly once. */
  readonly enoughUnknown: number;
}

/**
 * Chosen with `npm run eval -- anchors`, seeds 1 to 5; a wrong place counts far more than an orphan. docs/figures.md says how many wrong
 * places remain on seeds that were not used for choosing.
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
