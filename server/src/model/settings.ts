import type { CitationMode } from './citation';
import { defaultOwnFolder } from './ownFiles';
import { asRecord, createChoice, createList, createSeverities, createSwitch, createText, forClient, type Setting } from './settingKinds';

/** The form of citation that a completion inserts; `auto` is the form that the draft uses most. */
type UsualForm = 'auto' | CitationMode | 'footnote';

/**
 * All settings of the writer. `npm run generate` writes them into package.json, package.nls.json and docs/settings.md, in the order that
 * they have here.
 */
export const settingTable = {
  /** Globs, relative to a workspace folder. */
  digests: createList({
    name: 'digests',
    group: 'library',
    scope: 'resource',
    default: [
      '**/*digest*.{txt,md,json,jsonl,ndjson,ris,nbib,enw,csv,tsv,xml,rss,atom,yaml,yml,toml,org,bbl,html,htm,eml,mbox}',
      '**/*.digest',
    ],
    text: 'Files to read as digests (pasted text, exports, feeds, emails), as glob patterns relative to the workspace folder. Files hidden by `#files.exclude#` and everything in `node_modules` and `.git` are ignored. **Marginalia: Use File as Digest** adds a file.',
  }),
  /** Globs, relative to a workspace folder. A bibliography that a draft names is read even if no glob matches it. */
  bibliographies: createList({
    name: 'bibliographies',
    group: 'library',
    scope: 'resource',
    default: ['**/*.bib'],
    text: 'Bibliographies to cite from, as glob patterns relative to the workspace folder. Files hidden by `#files.exclude#` are ignored. Bibliographies named in a draft or its project are always read.',
  }),
  /** Relative to a workspace folder. `chooseOwnFolder` makes sure that it is inside. */
  folder: createText({
    name: 'folder',
    group: 'library',
    scope: 'window',
    default: defaultOwnFolder,
    text: 'Folder for your notes, topics, corrections, completed references and decisions, relative to the workspace folder. Created when first needed. Digests and bibliographies in it are ignored.',
  }),
  completionForm: createChoice<UsualForm>({
    name: 'completion.form',
    group: 'writing',
    scope: 'resource',
    default: 'auto',
    choices: {
      auto: 'The form that the draft uses most',
      parenthetical: 'In parentheses: [@key], \\citep{key}, \\parencite{key}',
      narrative: 'In the sentence: @key, \\citet{key}, \\textcite{key}',
      'year-only': 'Year only: [-@key], \\citeyearpar{key}',
      footnote: 'In a footnote: ^[@key], \\footcite{key}',
    },
    text: 'Preferred citation form. Other forms are listed after it.',
  }),
  completionSentences: createSwitch({
    name: 'completion.sentences',
    group: 'writing',
    scope: 'window',
    default: true,
    text: 'Controls whether the completion list ends with sentence templates for related work. They quote the abstract of the paper.',
  }),
  addOnAccept: forClient(
    createChoice({
      name: 'bibliography.addOnAccept',
      group: 'writing',
      scope: 'window',
      default: 'ask',
      choices: {
        ask: 'Ask before adding the entry',
        always: 'Add the entry',
        never: "Don't add the entry",
      },
      text: "Controls what happens when you accept a citation of a paper that isn't in the bibliography of the draft.",
    }),
  ),
  preferredVersion: createChoice({
    name: 'preferredVersion',
    group: 'writing',
    scope: 'resource',
    default: 'published',
    choices: {
      published: 'The published version, with the identifier of the preprint',
      preprint: 'The preprint, with its year',
    },
    text: 'Version to cite when both the preprint and the published version of a paper are known.',
  }),
  /** With or without backslash: `\mycite`. */
  citationCommands: createList({
    name: 'latex.citationCommands',
    group: 'writing',
    scope: 'resource',
    default: [],
    pattern: '^\\\\?[A-Za-z@]+\\*?$',
    text: 'Additional LaTeX citation commands, such as `\\mycite`. Commands defined in the document are detected.',
  }),
  codeLens: createChoice({
    name: 'codeLens',
    group: 'display',
    scope: 'window',
    default: 'cited',
    choices: {
      off: 'None',
      cited: 'Cited papers and entries',
      all: 'All papers and entries',
    },
    text: 'Controls which papers and bibliography entries show how often they are cited. Draft headings that match a topic show how many of its papers the section cites, unless this is set to `off`. In files with more than 1,000 papers, only cited papers are shown.',
  }),
  hoverAbstract: createSwitch({
    name: 'hover.abstract',
    group: 'display',
    scope: 'window',
    default: true,
    text: 'Controls whether hovers end with the whole abstract of the paper.',
  }),
  previewCitations: forClient(
    createSwitch({
      name: 'preview.citations',
      group: 'display',
      scope: 'window',
      default: true,
      text: 'Controls whether the Markdown preview shows formatted citations and a list of references.',
    }),
  ),
  /** The severities that the writer has set, by the rule's code. Other rules have their default severity (`features/findings`). */
  rules: createSeverities({
    name: 'diagnostics',
    group: 'checks',
    scope: 'window',
    choices: {
      error: 'Show as errors',
      warning: 'Show as warnings',
      information: 'Show as information',
      hint: 'Show as hints',
      off: "Don't check",
    },
    text: "Severity of each check. Checks that aren't listed keep their default severity; `off` turns a check off.",
  }),
  markIncompleteCitations: createSwitch({
    name: 'markIncompleteCitations',
    group: 'checks',
    scope: 'window',
    default: false,
    text: 'Controls whether citations of incomplete references are marked in drafts. Their entries are marked with the severity of `incomplete-reference` in `#marginalia.diagnostics#`.',
  }),
  lookUpEnabled: forClient(
    createSwitch({
      name: 'lookUp.enabled',
      group: 'checks',
      scope: 'application',
      default: true,
      text: 'Controls whether papers can be looked up online in registries such as arXiv and Crossref. Marginalia asks before it sends anything.',
    }),
  ),
  lookUpMailAddress: createText({
    name: 'lookUp.mailAddress',
    group: 'checks',
    scope: 'application',
    default: '',
    text: 'Email address sent to registries for faster service. Not sent if empty or if `#marginalia.lookUp.enabled#` is off.',
  }),
  traceServer: forClient(
    createChoice({
      name: 'trace.server',
      group: 'checks',
      scope: 'window',
      default: 'off',
      choices: { off: '', messages: '', verbose: '' },
      text: 'Traces the communication between VS Code and the language server in the output channel.',
    }),
  ),
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

type SettingTable = typeof settingTable;
export type SettingKey = keyof SettingTable;
type ServerSetting = { [Key in keyof SettingTable]: SettingTable[Key] extends { isForClient: true } ? never : Key }[keyof SettingTable];
export type SettingValue<Key extends SettingKey> = SettingTable[Key] extends Setting<infer Value> ? Value : never;

/** The values of the settings that the server reads. */
export type Settings = { readonly [Key in ServerSetting]: SettingValue<Key> } & {
  /** Globs of files that the editor hides (VS Code's `files.exclude`). */
  readonly exclude: readonly string[];
};

/** The severity of a rule's diagnostics. A rule with severity `off` reports nothing. */
export type RuleSeverity = Settings['rules'][string];

/** Which version of a paper is cited if it was published after its preprint. */
export type PreferredVersion = Settings['preferredVersion'];

/** Reads the `marginalia` object of an editor's settings, and the setting `files.exclude`. A value of the wrong type counts as not set. */
export function parseSettings(marginalia: unknown, filesExclude?: unknown): Settings {
  const values = Object.entries<Setting<unknown>>(settingTable)
    .filter(([, setting]) => !('isForClient' in setting))
    .map(([key, { name, parse, default: usual }]) => [key, parse(findValue(marginalia, name)) ?? usual]);
  const exclude = Object.entries(asRecord(filesExclude)).flatMap(([glob, hidden]) => (hidden === true ? [glob] : []));
  return { ...(Object.fromEntries(values) as Omit<Settings, 'exclude'>), exclude };
}

/** For `completion.form`, the value of `form` in that of `completion`. */
function findValue(marginalia: unknown, name: string): unknown {
  return name.split('.').reduce((value, part) => asRecord(value)[part], marginalia);
}

export const defaultSettings = parseSettings({});
