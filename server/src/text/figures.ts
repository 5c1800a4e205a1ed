/** Parts of regular expressions for figures with their units. All quantifiers are bounded. */
export const figureSyntax = {
  /** A number in digits: `4.7`, `-3`, `210,532`. */
  number: String.raw`(?:[+-]?\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|[+-]?\d{1,7}(?:\.\d{1,4})?)`,
  /** Text between the two numbers of a range or of a comparison. */
  to: String.raw`\s?(?:-{1,3}|–|—|to|~|vs\.?|versus)\s?`,
  /** The sign of a factor, after its number: `×`, `times`. */
  times: String.raw`\s?(?:[x×✕]|X(?![A-Za-z])|\$?\\times\$?|times(?![A-Za-z]))(?!\s?\d)`,
  /** The sign of a percentage, after its number. */
  percent: String.raw`\s?(?:\\?%|percent\b(?!age))`,
};
