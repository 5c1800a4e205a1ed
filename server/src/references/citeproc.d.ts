/** Types for the part of citeproc-js that is used here (see "Running the CSL Processor" in its manual), because the package has none. */
declare module 'citeproc' {
  /** An item of a citation. `id` is passed to `retrieveItem`. The prefix and suffix may contain CSL's tags. */
  export interface CiteprocItem {
    readonly id: string;
    readonly prefix?: string;
    readonly suffix?: string;
    readonly locator?: string;
    readonly label?: string;
    readonly 'suppress-author'?: boolean;
    readonly 'author-only'?: boolean;
    /** 0 if the item is cited for the first time. */
    readonly position?: number;
  }

  export interface CiteprocCitation {
    readonly citationID: string;
    readonly citationItems: CiteprocItem[];
    readonly properties: { noteIndex: number; mode?: 'composite' };
  }

  export interface CiteprocSystem {
    retrieveLocale(language: string): string;
    /** Must return a new object each time, because the processor modifies it. */
    retrieveItem(id: string): object;
    wrapCitationEntry(text: string, id: string): string;
  }

  interface LayoutOptions {
    readonly layout_prefix: string;
    readonly layout_suffix: string;
    /** undefined if the style does not set a delimiter. */
    layout_delimiter: string | undefined;
    /** An empty list if the style does not collapse citations. */
    readonly collapse: string | readonly string[];
    readonly 'after-collapse-delimiter'?: string;
    cite_group_delimiter?: string;
  }

  export interface Bibliography {
    readonly entry_ids: readonly (readonly string[])[];
  }

  export interface Engine {
    readonly citation: { readonly opt: LayoutOptions };
    readonly bibliography: { readonly opt: { readonly hangingindent?: number | boolean } };
    /** The locales by language tag. `opts` contains a locale's style options. */
    readonly locale: Readonly<Record<string, { readonly opts: Record<string, unknown> }>>;
    readonly opt: {
      readonly lang: string;
      readonly xclass: 'in-text' | 'note';
      readonly update_mode: number;
      readonly development_extensions: Record<string, boolean>;
    };
    /** The ids of all items in the order of the bibliography, which is also the order of citation numbers. */
    readonly registry: { getSortedIds(): readonly string[] };
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    updateUncitedItems(ids: readonly string[]): void;
    makeCitationCluster(items: readonly CiteprocItem[]): string;
    /** Returns the index and text of each citation that changed. */
    processCitationCluster(
      citation: CiteprocCitation,
      before: readonly (readonly [string, number])[],
      after: readonly (readonly [string, number])[],
      flag?: number,
    ): readonly [object, readonly (readonly [number, string, string])[]];
    /** Returns the entries of some items, or of all; false if the style has no bibliography. */
    makeBibliography(section?: {
      readonly include: readonly { readonly field: 'id'; readonly value: string }[];
    }): readonly [Bibliography, readonly string[]] | false;
    /** Returns an empty text or undefined if the locale lacks the term. */
    getTerm(term: string, form: string, plural: 0 | 1): string | undefined;
  }

  /** The entries of an output format: a template with `%%STRING%%`, a function, or false for text that stays unchanged. */
  export type OutputFormat = Readonly<
    Record<string, string | false | ((state: Engine, text: string | undefined) => string) | ((text: string) => string)>
  >;

  export interface Citeproc {
    readonly Engine: new (system: CiteprocSystem, style: string, language: string) => Engine;
    readonly Output: { readonly Formats: Record<string, OutputFormat> };
    readonly POSITION: number;
    readonly ASSUME_ALL_ITEMS_REGISTERED: number;
  }

  const citeproc: Citeproc;

  export { citeproc as default };
}
