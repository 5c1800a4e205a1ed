/** Something that writers see, and how they come to see it. */
export interface Surface {
  readonly show: () => Promise<void>;
  /** What it leaves behind for the next one is cleared. */
  readonly leave?: () => Promise<void>;
}
