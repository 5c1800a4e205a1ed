/*
 * Invisible characters (Unicode's property Default_Ignorable_Code_Point), as parts of a character class in a regular expression. Which
 * of them are removed from a text depends on its use:
 * - when words are compared, all of them (`ignorable`);
 * - when a text is shown, those without an effect (`withoutEffect`). Readers need the others: ZWJ and ZWNJ join or separate the parts
 *   of emoji and the letters of Persian, and direction marks order text that runs from right to left;
 * - for TeX and citation processors, also those that set a direction (`directionMarks`, `directionControls`).
 */

/** All invisible characters; the regular expression needs the flag `u`. */
export const ignorable = String.raw`\p{DI}`;

/** Soft hyphen, combining grapheme joiner, zero-width space, word joiner, invisible operators, byte order mark. */
export const withoutEffect = String.raw`\u00ad\u034f\u200b\u2060-\u2064\ufeff`;

/** Characters that set the direction of writing where they occur. */
export const directionMarks = String.raw`\u061c\u200e\u200f`;

/**
 * Characters that reorder the text around them (Unicode Standard Annex 9, "Explicit Directional Embedding and Override Formatting
 * Characters", "Explicit Directional Isolate ...").
 */
export const directionControls = String.raw`\u202a-\u202e\u2066-\u2069`;
