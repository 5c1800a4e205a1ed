import type { CitationMode } from './citation';

/** The severity of a rule's diagnostics; a rule that is `off` reports nothing. */
export type RuleSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';

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

export const severities: readonly RuleSeverity[] = ['error', 'warning', 'information', 'hint', 'off'];
const forms: readonly UsualForm[] = ['auto', 'parenthetical', 'narrative', 'year-only', 'footnote'];

/**
 * Reads the `marginalia` object of an editor, and `files.exclude` where there is one.
 * A value of the wrong type counts as not set.
 */
export function parseSettings(marginalia: unknown, filesExclude?: unknown): Settings {
  const root = asRecord(marginalia);
  const completion = asRecord(root['completion']);
  const maximum = completion['maximum'];
  return {
    digests: asStrings(root['digests']) ?? defaultSettings.digests,
    bibliographies: asStrings(root['bibliographies']) ?? defaultSettings.bibliographies,
    topicsFile: asPath(root['topicsFile']) ?? defaultSettings.topicsFile,
    correctionsFile: asPath(root['correctionsFile']) ?? defaultSettings.correctionsFile,
    notesFolder: asPath(root['notesFolder'])?.replace(/\/+$/, '') ?? defaultSettings.notesFolder,
    citationCommands: asStrings(asRecord(root['latex'])['citationCommands']) ?? defaultSettings.citationCommands,
    completionMaximum: typeof maximum === 'number' && maximum >= 1 ? Math.floor(maximum) : defaultSettings.completionMaximum,
    completionForm: asOneOf(forms, completion['form']) ?? defaultSettings.completionForm,
    completionSentences: asBoolean(completion['sentences']) ?? defaultSettings.completionSentences,
    hoverAbstract: asBoolean(asRecord(root['hover'])['abstract']) ?? defaultSettings.hoverAbstract,
    codeLens: asBoolean(asRecord(root['codeLens'])['enabled']) ?? defaultSettings.codeLens,
    codeLensNotCited: asBoolean(asRecord(root['codeLens'])['notCited']) ?? defaultSettings.codeLensNotCited,
    rules: Object.fromEntries(
      Object.entries(asRecord(root['diagnostics'])).flatMap(([name, value]) => {
        const severity = asOneOf(severities, value);
        return severity === undefined ? [] : [[toRuleCode(name), severity]];
      }),
    ),
    exclude: Object.entries(asRecord(filesExclude))
      .filter(([, hidden]) => hidden === true)
      .map(([glob]) => glob),
  };
}

/** For the setting `marginalia.diagnostics.undefinedCitation` this is `undefined-citation`. */
function toRuleCode(settingName: string): string {
  return settingName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asStrings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

/** With slashes, and without what changes nothing: `./notes\\topics.yaml` is `notes/topics.yaml`. */
function asPath(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const path = value
    .trim()
    .replace(/\\/g, '/')
    .replace(/^(?:\.\/+)+/, '');
  return path === '' ? undefined : path;
}

function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function asOneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((candidate) => candidate === value);
}
