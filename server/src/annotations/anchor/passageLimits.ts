/** When a place counts as the passage of a note. Letters are those of folded texts. */
export interface PassageLimits {
  /** How many letters on each side of a passage are compared. */
  readonly contextLength: number;
  /** A shorter quotation is looked for as it stands only. */
  readonly shortestEdited: number;
  /** The share of a quotation's letters that an edit may have changed. */
  readonly mostErrors: number;
  /** So like each other are the surroundings of any two places: what is above it speaks for a place, from 0 to 1. */
  readonly chance: number;
  /** How many letters must speak for a place: those of the quotation, and those around it as far as they are like what stood there. */
  readonly enoughSame: number;
  readonly enoughEdited: number;
  /** The same where everything that is known of the surroundings is as it was. */
  readonly enoughUnchanged: number;
  /** How many of these must stand around it, where the quotation was edited or is short. */
  readonly enoughAround: number;
  readonly enoughAroundEdited: number;
  /** A quotation of so many letters is known by itself. */
  readonly enoughAlone: number;
  /** What counts as so many letters around it: that it still stands at an end of the text. */
  readonly edge: number;
  /** By how many letters less must speak for the second best. */
  readonly margin: number;
  /** So many letters on each side tell where a short passage stood, and so like it is what stands there now, from 0 to 1. */
  readonly enoughBetween: number;
  readonly likeBetween: number;
  /** What a letter that differs takes away. */
  readonly errorWeight: number;
  /** A quotation of which nobody noted the surroundings, and that stands there once as it is, has so many letters. */
  readonly enoughUnknown: number;
}

/**
 * Chosen with `npm run eval -- anchors`, seeds 1 to 5: a wrong place counts far more than an orphan. What is left of wrong
 * places, on seeds that were not looked at, stands in README.md.
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
