/** Words of a language, and small grammars in the notation of `expand`. */
export interface Language {
  readonly code: string;
  /** For citeproc. */
  readonly locale: string;
  readonly families: readonly string[];
  readonly givens: readonly string[];
  /** Empty for English, whose works are real ones. */
  readonly titles: readonly string[];
  readonly venues: readonly string[];
  readonly publishers: readonly string[];
  readonly places: readonly string[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
  /** Words between the last two persons. */
  readonly and: readonly string[];
  readonly etAl: readonly string[];
  /** `{n}` is the number of those that are not named. */
  readonly others: readonly string[];
  readonly headings: { readonly references: readonly string[]; readonly topics: readonly string[]; readonly sessions: readonly string[] };
  /** Sentences of introductions and comments. */
  readonly prose: readonly string[];
  /** Names of fields before a colon. */
  readonly fields: Readonly<Record<'title' | 'authors' | 'venue' | 'year' | 'abstract' | 'link', readonly string[]>>;
  /** `Т. {volume}. № {issue}. С. {pages}` */
  readonly locators: readonly string[];
}
