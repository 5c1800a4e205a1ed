import type { Span } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import type { RuleSeverity } from '../../model/settings';
import type { Snapshot } from '../../workspace/snapshot';

/** What the server checks, with all that is known of it: a rule is one file of this folder and one line in `allRules`. */
export interface Rule {
  /** The code of its diagnostics, `undefined-citation`; its setting is `marginalia.diagnostics.undefinedCitation`. */
  readonly code: string;
  /** The severity unless the writer sets another one. */
  readonly severity: DiagnosticSeverity;
  /** The text of its setting: one sentence, shown by the editor's settings. */
  readonly settingText: string;
  /** What its diagnostics mean, for the documentation: Markdown in one line. */
  readonly documentation: string;
  /** What is wrong in a document; empty for documents that the rule is not about. Not called where the rule is `off`. */
  detect(snapshot: Snapshot, uri: string): readonly Finding[];
  /** What solves its diagnostics in `span` of a document; undefined if the rule has no quick fixes. */
  listFixes?(snapshot: Snapshot, uri: string, span: Span): readonly QuickFix[];
}

export type DiagnosticSeverity = Exclude<RuleSeverity, 'off'>;

/** Something that is wrong, before the settings decide on its severity. */
export interface Finding {
  readonly span: Span;
  /** For the writer: what is wrong, and what to do about it. */
  readonly message: string;
  /** The highest severity that it may have, whatever the rule has. */
  readonly atMost?: DiagnosticSeverity;
  /** Another span that explains it: the first of two entries with one key. */
  readonly related?: { readonly uri: string; readonly span: Span; readonly message: string };
}

/** An action that solves a diagnostic. */
export interface QuickFix {
  readonly title: string;
  /** Whether it is most likely what the writer wants. */
  readonly isPreferred: boolean;
  /** The span of the diagnostic that it solves. */
  readonly span: Span;
  readonly change: FixByEdits | FixBySearch;
}

/** Edits by URI. They are made when they are asked for, since adding an entry reads the whole bibliography; empty if none can be made. */
export interface FixByEdits {
  readonly kind: 'edits';
  /** A file that must be made first. */
  readonly creates?: string;
  /** The file that gets entries; undefined if none does. */
  readonly bibliography?: string;
  files(): ReadonlyMap<string, readonly TextEdit[]>;
}

/** The writer searches for a paper; the key of the paper that they choose replaces the key in `span`. */
export interface FixBySearch {
  readonly kind: 'search';
  readonly span: Span;
  readonly query: string;
}
