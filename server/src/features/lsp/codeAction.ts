import { maskControls } from '../../base/maskControls';
import type { Span } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import type { Snapshot } from '../../workspace/snapshot';
import { findCiteSuggestion } from '../citing/citeSuggestion';
import { findOrganizingRewrite, listCitationRewrites } from '../citing/rewrite/citationRewrites';
import { findAnnotateAction } from '../notes/annotateAction';
import { listCorrectionActions, type CorrectionAction } from '../requests/correctionActions';
import { allRules } from '../rules/allRules';
import type { FixByEdits, FixBySearch, QuickFix } from '../rules/rule';

/** An action that the writer can choose for a span of a document. */
export interface CodeActionResult {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly isPreferred?: boolean;
  /** The rule whose diagnostics it solves: those that begin where `span` does, or all if it is undefined. */
  readonly solves?: { readonly code: string; readonly span?: Span };
  readonly change: FixByEdits | FixBySearch | ChooseCitation;
  /** An editor that has this command runs it instead of making the edits: it also shows the writer what was done. */
  readonly command?: EditorCommand;
}

/** LSP 3.17, "Code Action Kinds"; `refactor.rewrite.cite` and the like are kinds of the server's own. */
export type CodeActionKind = 'quickfix' | 'refactor.annotate' | 'refactor.rewrite' | 'refactor.rewrite.cite' | 'source.organizeCitations';

export type EditorCommand = 'annotateSelection' | 'thisIsPaper' | 'thisIsNoPaper' | 'titleEndsHere' | 'forgetCorrection';

/** The writer chooses one of the papers that are suggested for a sentence. */
export interface ChooseCitation {
  readonly kind: 'choose';
  readonly sentence: Span;
}

/** What a client asks for. */
export interface CodeActionQuery {
  readonly span: Span;
  /** The kinds that it takes, `refactor` for all that begin with `refactor.`; undefined if it takes all. */
  readonly kinds: readonly string[] | undefined;
  /** 'automatic': the light bulb asks wherever the cursor goes. */
  readonly trigger: 'menu' | 'automatic';
  /** The codes of the diagnostics in the span. */
  readonly codes: ReadonlySet<string>;
  /** The identifier for a new annotation. */
  readonly annotationId: string;
}

/** What can be done with a span of a document, in the order of the menu. */
export function codeAction(snapshot: Snapshot, uri: string, query: CodeActionQuery): readonly CodeActionResult[] {
  const { span, trigger } = query;
  const isMenu = trigger === 'menu';
  return [
    ...(isMenu && wants(query, 'refactor.annotate') ? annotate(snapshot, uri, query) : []),
    ...(wants(query, 'quickfix') ? correctDigest(snapshot, uri, query) : []),
    ...(wants(query, 'quickfix') ? listQuickFixes(snapshot, uri, span) : []),
    // Nearly every sentence of a draft has a suggestion: too many for the light bulb.
    ...(isMenu && wants(query, 'refactor.rewrite.cite') ? cite(snapshot, uri, span) : []),
    ...(wants(query, 'refactor.rewrite') ? rewriteCitations(snapshot, uri, span) : []),
    // This reads the whole draft, so a client has to name it.
    ...(query.kinds !== undefined && wants(query, 'source.organizeCitations') ? organizeCitations(snapshot, uri) : []),
  ];
}

/** Kinds are hierarchical: `refactor` takes `refactor.rewrite` too (LSP 3.17, "Code Action Kinds"). */
function wants({ kinds }: CodeActionQuery, kind: CodeActionKind): boolean {
  return kinds === undefined || kinds.some((taken) => kind === taken || kind.startsWith(`${taken}.`));
}

/** What solves the diagnostics in `span` of a document, in the order of the rules. */
export function listQuickFixes(snapshot: Snapshot, uri: string, span: Span): readonly CodeActionResult[] {
  return allRules.flatMap(({ code, listFixes }) => (listFixes?.(snapshot, uri, span) ?? []).map((fix) => toQuickFix(code, fix)));
}

function toQuickFix(code: string, { title, isPreferred, span, change }: QuickFix): CodeActionResult {
  return { title: maskControls(title), kind: 'quickfix', isPreferred, solves: { code, span }, change };
}

function annotate(snapshot: Snapshot, uri: string, { span, annotationId }: CodeActionQuery): readonly CodeActionResult[] {
  const action = findAnnotateAction(snapshot, uri, span, annotationId);
  if (action === undefined) return [];
  return [{ title: action.title, kind: 'refactor.annotate', change: editFile(action), command: 'annotateSelection' }];
}

const correctionCommands: Readonly<Record<CorrectionAction['kind'], EditorCommand>> = {
  paper: 'thisIsPaper',
  'no-paper': 'thisIsNoPaper',
  'title-end': 'titleEndsHere',
  forget: 'forgetCorrection',
};

/** The light bulb gets only "This is a paper", and only where a diagnostic says that a block was passed over. */
function correctDigest(snapshot: Snapshot, uri: string, { span, trigger, codes }: CodeActionQuery): readonly CodeActionResult[] {
  const isPassedOver = codes.has('malformed-digest');
  if (trigger === 'automatic' && !isPassedOver) return [];
  return listCorrectionActions(snapshot, uri, span)
    .filter(({ kind }) => trigger === 'menu' || kind === 'paper')
    .map((action) => ({
      title: action.title,
      kind: 'quickfix',
      change: editFile(action),
      command: correctionCommands[action.kind],
      ...(action.kind === 'paper' ? { solves: { code: 'malformed-digest' } } : {}),
    }));
}

/** The best paper for a sentence at once, and the choice among all that are suggested. */
function cite(snapshot: Snapshot, uri: string, span: Span): readonly CodeActionResult[] {
  const suggestion = findCiteSuggestion(snapshot, uri, span);
  if (suggestion === undefined) return [];
  const { title, edit, sentence } = suggestion;
  return [
    { title, kind: 'refactor.rewrite.cite', change: editFile({ uri, edits: [edit] }) },
    { title: 'Cite a paper for this sentence...', kind: 'refactor.rewrite.cite', change: { kind: 'choose', sentence } },
  ];
}

function rewriteCitations(snapshot: Snapshot, uri: string, span: Span): readonly CodeActionResult[] {
  return listCitationRewrites(snapshot, uri, span).map(({ title, kind, edits }) => ({ title, kind, change: editFile({ uri, edits }) }));
}

function organizeCitations(snapshot: Snapshot, uri: string): readonly CodeActionResult[] {
  const rewrite = findOrganizingRewrite(snapshot, uri);
  return rewrite === undefined ? [] : [{ title: rewrite.title, kind: rewrite.kind, change: editFile({ uri, edits: rewrite.edits }) }];
}

interface FileEdit {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
  /** Whether the file has to be made. */
  readonly isNew?: boolean;
}

function editFile({ uri, edits, isNew = false }: FileEdit): FixByEdits {
  return { kind: 'edits', ...(isNew ? { creates: uri } : {}), files: () => new Map([[uri, edits]]) };
}
