/*
 * Characters that nobody sees (Unicode's property Default_Ignorable_Code_Point), as parts of a regular expression's class. What
 * becomes of a text decides which of them go:
 * - words are compared without any of them (`ignorable`);
 * - a text is shown without those that do nothing (`withoutEffect`). A reader needs the others: ZWJ and ZWNJ join or part the
 *   letters of emoji and Persian, and direction marks order text that runs from right to left;
 * - TeX and citation processors get no direction marks either (`directionMarks`, `directionControls`).
 */

/** All invisible characters; the regular expression needs the flag `u`. */
export const ignorable = String.raw`\p{DI}`;

/** Soft hyphen, combining grapheme joiner, zero-width space, word joiner, invisible operators, byte order mark. */
export const withoutEffect = String.raw`\u00ad\u034f\u200b\u2060-\u2064\ufeff`;

/** Characters that give a direction to the place where they are. */
export const directionMarks = String.raw`\u061c\u200e\u200f`;

/**
 * Characters that reorder the text around them (Unicode Standard Annex 9, "Explicit Directional Embedding and Override Formatting
 * Characters", "Explicit Directional Isolate ...").
 */
export const directionControls = String.raw`\u202a-\u202e\u2066-\u2069`;
