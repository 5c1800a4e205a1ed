import type { CitationMode } from './citation';

/** The severities of a rule's diagnostics; a rule that is `off` reports nothing. */
export const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

export type RuleSeverity = (typeof severities)[number];

/** The form in which a completion cites; `auto` takes what the draft uses most. */
export type UsualForm = 'auto' | CitationMode | 'footnote';

/** What the writer can set, under `marginalia` (package.json says it in words). */
export interface Settings {
  /** Globs of digests, relative to a workspace folder. */
  readonly digests: readonly string[];
  /** Globs of bibliographies, relative to a workspace folder. Those that a draft names are read in any case. */
  readonly bibliographies: readonly string[];
  /** The file in which the writer's own topics stand: a path relative to a workspace folder. One that leads out of it is refused where it is used. */
  readonly topicsFile: string;
  /** The file in which the writer's corrections of digests stand: a path as `topicsFile`. */
  readonly correctionsFile: string;
  /** The folder of notes on papers: a path relative to a workspace folder, without a slash at its end. As `topicsFile`, it may lead nowhere else. */
  readonly notesFolder: string;
  /** Further citation commands of LaTeX drafts, with or without backslash: `\mycite`. */
  readonly citationCommands: readonly string[];
  /** How many papers a completion list holds at most. */
  readonly completionMaximum: number;
  readonly completionForm: UsualForm;
  /** Whether sentences for related work stand at the end of a completion list. */
  readonly completionSentences: boolean;
  /** Whether the card ends with the whole abstract. */
  readonly hoverAbstract: boolean;
  /** Whether lines above papers and entries tell where they are cited. */
  readonly codeLens: boolean;
  /** Whether there is one above what no draft cites, too. */
  readonly codeLensNotCited: boolean;
  /** The severities that the writer has set, by the codes of the rules; every other rule has its own (`features/rules`). */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  /** Globs that the editor hides (VS Code's `files.exclude`). */
  readonly exclude: readonly string[];
}

export const defaultSettings: Settings = {
  digests: ['**/*digest*.{txt,md,json,jsonl,ndjson,ris,nbib,enw,csv,tsv,xml,rss,atom,yaml,yml,html,htm,eml,mbox}', '**/*.digest'],
  bibliographies: ['**/*.bib'],
  topicsFile: 'marginalia-topics.yaml',
  correctionsFile: 'marginalia-corrections.txt',
  notesFolder: 'notes',
  citationCommands: [],
  completionMaximum: 50,
  completionForm: 'auto',
  completionSentences: true,
  hoverAbstract: true,
  codeLens: true,
  codeLensNotCited: false,
  rules: {},
  exclude: [],
};
