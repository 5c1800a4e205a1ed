/** The texts of a paper that decide its topic. */
export interface PaperText {
  readonly title: string;
  readonly abstract: string;
  /** Names of sections of digests that contain the paper, which count as words of its title; undefined or empty if there are none. */
  readonly sections?: readonly string[] | undefined;
}
