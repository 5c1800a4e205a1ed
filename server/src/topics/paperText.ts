/** The texts of a paper that decide its topic. */
export interface PaperText {
  readonly title: string;
  readonly abstract: string;
}
