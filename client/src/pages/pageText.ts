/** How words of a page look. A style adds nothing that the words don't say: marks of severity differ in shape, too. */
export type PageStyle = 'strong' | 'quiet' | 'error' | 'warning' | 'information' | 'hint';

/** The characters [start, end) of a line, and how they look. */
interface StyledWords {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly style: PageStyle;
}

export interface PageText {
  readonly text: string;
  readonly styled: readonly StyledWords[];
}

export const emptyPage: PageText = { text: '', styled: [] };

/** Writes a page line by line. */
export class PageWriter {
  readonly #lines: string[] = [];
  readonly #styled: StyledWords[] = [];

  /** Writes a line and returns its number. */
  line(words = '', style?: PageStyle): number {
    const line = this.#lines.push(words) - 1;
    if (style !== undefined && words !== '') this.style(line, style);
    return line;
  }

  /** Writes text of several lines in one style. */
  lines(text: string, style?: PageStyle): void {
    for (const words of text.split('\n')) this.line(words, style);
  }

  /** Sets the style of the characters [start, end) of a line. */
  style(line: number, style: PageStyle, start = 0, end = this.wordsOf(line).length): void {
    this.#styled.push({ line, start, end, style });
  }

  /** The number of lines so far. */
  get length(): number {
    return this.#lines.length;
  }

  wordsOf(line: number): string {
    return this.#lines[line] ?? '';
  }

  finish(): PageText {
    return { text: `${this.#lines.join('\n')}\n`, styled: this.#styled };
  }
}
