import type { CitationMode } from './citation';
import { defaultOwnFolder } from './ownFiles';

/** The severities of a rule's diagnostics. A rule with severity `off` reports nothing. */
export const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

export type RuleSeverity = (typeof severities)[number];

/** The form of citation that a completion inserts; `auto` is the form that the draft uses most. */
export type UsualForm = 'auto' | CitationMode | 'footnote';

/** Which version of a paper is cited if it was published after its preprint. */
export const versions = ['published', 'preprint'] as const;

export type PreferredVersion = (typeof versions)[number];

/** The papers and entries that have a code lens. */
export const codeLensChoices = ['off', 'cited', 'all'] as const;

export type CodeLensChoice = (typeof codeLensChoices)[number];

/** The writer's settings. package.json describes those whose name begins with `marginalia`. */
export interface Settings {
  /** Globs of digests, relative to a workspace folder. */
  readonly digests: readonly string[];
  /** Globs of bibliographies, relative to a workspace folder. A bibliography that a draft names is read even if no glob matches it. */
  readonly bibliographies: readonly string[];
  /** The folder for what Marginalia keeps for the writer, relative to a workspace folder. `chooseOwnFolder` makes sure that it is inside. */
  readonly folder: string;
  /** Further citation commands of LaTeX drafts, with or without backslash: `\mycite`. */
  readonly citationCommands: readonly string[];
  readonly completionForm: UsualForm;
  /** Whether a completion list ends with sentences for related work. */
  readonly completionSentences: boolean;
  /** Whether the hover of a paper ends with the whole abstract. */
  readonly hoverAbstract: boolean;
  readonly preferredVersion: PreferredVersion;
  /** Whether `incomplete-reference` also marks citations in drafts, not only entries. */
  readonly markIncompleteCitations: boolean;
  /** Which papers and entries have a line above them that says how often they are cited; `cited` are those that a draft cites. */
  readonly codeLens: CodeLensChoice;
  /** The mail address that registries get, which serve those better who give one; empty if the writer gives none. */
  readonly lookUpMailAddress: string;
  /** The severities that the writer has set, by the rule's code. Other rules have their default severity (`features/rules`). */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  /** Globs of files that the editor hides (VS Code's `files.exclude`). */
  readonly exclude: readonly string[];
}

export const defaultSettings: Settings = {
  digests: ['**/*digest*.{txt,md,json,jsonl,ndjson,ris,nbib,enw,csv,tsv,xml,rss,atom,yaml,yml,html,htm,eml,mbox}', '**/*.digest'],
  bibliographies: ['**/*.bib'],
  folder: defaultOwnFolder,
  citationCommands: [],
  completionForm: 'auto',
  completionSentences: true,
  hoverAbstract: true,
  preferredVersion: 'published',
  markIncompleteCitations: false,
  codeLens: 'cited',
  lookUpMailAddress: '',
  rules: {},
  exclude: [],
};
