import type { Span } from '../base/span';
import type { DigestFormat, DigestRecord } from '../model/digest';

/**
 * A decision made while a text was read, for those who ask why a line is a paper or none (`npm run explain`). A step holds only what
 * reading had at hand anyway, so it costs nothing.
 */
export type ReadingStep =
  | ContainerStep
  /** A part was taken off, because it is no list or is read in another way. */
  | { readonly kind: 'set-aside'; readonly what: SetAside; readonly spans: readonly Span[] }
  /** How rules read the text in the end. */
  | { readonly kind: 'way'; readonly way: WayOfReading }
  /** Records repeat in the text, but too little beside their titles says that they are papers. */
  | { readonly kind: 'unproven'; readonly found: FoundTitles }
  | ReadingChoice
  /** The steps of reading a decoded part, such as the text of a mail. Their spans are offsets into that part. */
  | { readonly kind: 'decoded'; readonly steps: readonly ReadingStep[] };

export type SetAside = 'front matter' | 'BibTeX entries' | 'entries of an arXiv email' | 'sections by Marginalia' | 'embedded export';

export type WayOfReading =
  | 'titles with abstracts'
  | 'repeating records'
  | 'repeating records, less certain ones too'
  | 'table of titles'
  | 'repeating records without the lines of a page around them'
  | 'list below front matter';

/** Which container a text is. */
export interface ContainerStep {
  readonly kind: 'container';
  /** undefined if it is none. The containers after this one were not tried. */
  readonly format: DigestFormat | undefined;
  /** The containers that the text does not look like. */
  readonly unlike: readonly DigestFormat[];
  /** The containers that the text looks like, but that have no papers in it. */
  readonly empty: readonly DigestFormat[];
}

/** Where in a record its title was found, such as `bold` (`findCandidates`), and how certain that is, from 0 to 1. */
export interface TitleEvidence {
  readonly slot: string;
  readonly score: number;
}

export interface WithEvidence {
  /** undefined for a record that was not chosen by its title, such as one of an export. */
  readonly foundBy?: TitleEvidence;
}

export interface FoundTitles {
  readonly pattern?: string;
  readonly entries: readonly (Omit<DigestRecord, 'names'> & WithEvidence)[];
}

/** How good a reading is expected to be. */
export interface Expectation {
  /** The expected harmonic mean of precision and recall of its titles. */
  readonly f1: number;
  /** How many titles the text is expected to have, and the reading to have right. */
  readonly wanted: number;
  readonly right: number;
}

/** Which reading is better, and why the model's stands or does not. */
export interface Judgement {
  /** `none`: what rules found is not credible, and the model's reading is no better. */
  readonly better: 'rules' | 'model' | 'none';
  readonly because: Decider;
  /** What the model expects of the reading by rules and of its own. */
  readonly expected?: { readonly rules: Expectation; readonly model: Expectation };
  /** The f1 that the model's own reading did not exceed or, if it stands, had to reach. */
  readonly bar?: number;
}

export type Decider =
  /** Nearly all records by rules have an abstract or lead to a paper, so the model is not asked. */
  | 'complete'
  | 'no-model'
  | 'few-by-model'
  /** Nearly all records by rules have more than those by the model, which finds hardly more of them. */
  | 'richer'
  | 'margin'
  /** Too few records by the model have people, a year with a venue, or an identifier. */
  | 'evidence'
  | 'minimum';

/** The choice between the reading by rules and that by the model. */
export interface ReadingChoice extends Judgement {
  readonly kind: 'choice';
  readonly rules: FoundTitles;
  /** undefined if the model was not asked. */
  readonly model?: FoundTitles;
  /** Set if the model judged only this many lines at the beginning of the text. */
  readonly judgedLines?: number;
}

/** The reading with `steps` before those that it has. */
export function addSteps<Reading extends { readonly steps?: readonly ReadingStep[] }>(
  reading: Reading,
  ...steps: readonly ReadingStep[]
): Reading {
  return { ...reading, steps: [...steps, ...(reading.steps ?? [])] };
}
