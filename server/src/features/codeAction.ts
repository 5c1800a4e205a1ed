import { chooseKey, type Snapshot } from '#workspace';
import { maskControls } from '../base/escape';
import { meets, type Span } from '../base/span';
import type { TextEdit } from '../model/draft';
import { findAnnotateAction } from './annotating/planNoteEdit';
import { findOrganizingRewrite, listCitationRewrites } from './citing/citationRewrites';
import { type CorrectionAction, listCorrectionActions } from './digests/digestCorrection';
import { namePaper } from './evidence/paperNames';
import { listMatchedPhrases } from './evidence/passage';
import { findCitedSentence } from './evidence/sentenceEvidence';
import { findItemUnderCursor } from './evidence/underCursor';
import { suggest } from './finding/papersForPassage';
import type { FoundPaper } from './finding/search';
import { allRules, type DiagnosticResult, judgeFile, severityOf } from './findings/diagnostics';
import { listDismissalFixes } from './findings/dismissalFixes';
import { hasDismissals } from './findings/dismissedFindings';
import { type FixByCommand, type FixByEdits, type FixBySearch, listRuleFixes, type QuickFix } from './findings/rule';
import { uncitedMention } from './findings/uncitedMention';

/** An action that the editor offers for a span of a document. */
export interface CodeActionResult {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly isPreferred?: boolean;
  /**
   * The diagnostics that the action solves: those of the rule `code` that begin where `span` begins, or all of them if `span` is
   * undefined.
   */
  readonly solves?: { readonly code: string; readonly span?: Span };
  readonly change: FixByEdits | FixBySearch | FixByCommand | ChooseCitation;
  /**
   * An editor that has this command runs it instead of making the edits itself, because the command also shows the writer what was
   * done.
   */
  readonly command?: EditorCommand;
}

/** See LSP 3.17, "Code Action Kinds". The server defines subkinds of its own, such as `refactor.rewrite.cite`. */
type CodeActionKind = 'quickfix' | 'refactor.annotate' | 'refactor.rewrite' | 'refactor.rewrite.cite' | 'source.organizeCitations';

export type EditorCommand =
  | 'annotateSelection'
  | 'thisIsPaper'
  | 'thisIsNoPaper'
  | 'titleEndsHere'
  | 'noPapersHere'
  | 'forgetCorrection'
  | 'dismissHint';

/** The writer chooses from the papers that are suggested for a sentence. */
interface ChooseCitation {
  readonly kind: 'choose';
  readonly sentence: Span;
}

/** A request for code actions. */
export interface CodeActionQuery {
  readonly span: Span;
  /**
   * The kinds that the client accepts; `refactor` includes all kinds that begin with `refactor.`. undefined if the client accepts all
   * kinds.
   */
  readonly kinds: readonly string[] | undefined;
  /** 'menu': the writer opened the menu. 'automatic': the editor asks for its light bulb whenever the cursor moves. */
  readonly trigger: 'menu' | 'automatic';
  /** The codes of the diagnostics in the span. */
  readonly codes: ReadonlySet<string>;
  /** The identifier for a new annotation. */
  readonly annotationId: string;
  /** Today: `2026-11-30`. */
  readonly day: string;
}

/** The actions for a span of a document, in the order of the menu. */
export function codeAction(snapshot: Snapshot, uri: string, query: CodeActionQuery): readonly CodeActionResult[] {
  const { span, trigger } = query;
  const isMenu = trigger === 'menu';
  const claims = wants(query, 'quickfix') ? listClaims(snapshot, uri, query) : [];
  const fixes = wants(query, 'quickfix') ? listQuickFixes(snapshot, uri, span) : [];
  return [
    ...(isMenu && wants(query, 'refactor.annotate') ? annotate(snapshot, uri, query) : []),
    ...(wants(query, 'quickfix') ? correctDigest(snapshot, uri, query) : []),
    ...fixes,
    ...(wants(query, 'quickfix') ? showEvidence(snapshot, uri, query, claims) : []),
    // Many sentences of a draft have a suggestion, so the light bulb would appear too often.
    ...(isMenu && wants(query, 'refactor.rewrite.cite') ? cite(snapshot, uri, span, fixes) : []),
    ...(wants(query, 'refactor.rewrite') ? rewriteCitations(snapshot, uri, span) : []),
    // This action reads the whole draft, so it is computed only if the client asks for this kind.
    ...(query.kinds !== undefined && wants(query, 'source.organizeCitations') ? organizeCitations(snapshot, uri) : []),
    ...(wants(query, 'quickfix') ? dismiss(snapshot, uri, query, claims) : []),
  ];
}

/** Kinds are hierarchical: a client that accepts `refactor` also accepts `refactor.rewrite` (LSP 3.17, "Code Action Kinds"). */
function wants({ kinds }: CodeActionQuery, kind: CodeActionKind): boolean {
  return kinds === undefined || kinds.some((taken) => kind === taken || kind.startsWith(`${taken}.`));
}

/** The actions that solve diagnostics in `span` of a document, in the order of the rules. */
export function listQuickFixes(snapshot: Snapshot, uri: string, span: Span): readonly CodeActionResult[] {
  return allRules
    .filter((rule) => severityOf(rule, snapshot) !== 'off')
    .flatMap((rule) => {
      const fixes = listRuleFixes(snapshot, rule, uri, span);
      if (fixes.length === 0 || !hasDismissals(snapshot, rule.code)) return fixes.map((fix) => toQuickFix(rule.code, fix));
      const ofRule = [...judgeFile(snapshot, uri).dismissed].filter(({ code }) => code === rule.code);
      const dismissed = new Set(ofRule.map((finding) => finding.span.start));
      return fixes.filter((fix) => !dismissed.has(fix.span.start)).map((fix) => toQuickFix(rule.code, fix));
    });
}

function toQuickFix(code: string, { title, isPreferred, span, change }: QuickFix): CodeActionResult {
  return { title: maskControls(title), kind: 'quickfix', isPreferred, solves: { code, span }, change };
}

/**
 * What rules find in the span about what a sentence says of a paper, except what is dismissed. The light bulb, for which the editor asks
 * at each move of the cursor, gets only what the editor already shows. The menu is the same before the editor shows the diagnostics.
 */
function listClaims(snapshot: Snapshot, uri: string, { span, trigger, codes }: CodeActionQuery): readonly DiagnosticResult[] {
  if (trigger === 'automatic' && codes.size === 0) return [];
  const { findings, dismissed } = judgeFile(snapshot, uri);
  return findings.filter(
    (finding) =>
      finding.claim !== undefined &&
      meets(finding.span, span) &&
      (trigger === 'menu' || codes.has(finding.code)) &&
      !dismissed.has(finding),
  );
}

/** For a diagnostic on what a sentence says of a paper, and, in the menu, at the key of a citation. */
function showEvidence(
  snapshot: Snapshot,
  uri: string,
  query: CodeActionQuery,
  [finding]: readonly DiagnosticResult[],
): readonly CodeActionResult[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return [];
  const item = finding === undefined && query.trigger === 'menu' ? findItemUnderCursor(draft, query.span.start) : undefined;
  const place = finding?.claim?.sentence ?? item?.keySpan;
  const sentence = place && findCitedSentence(snapshot, uri, place.start);
  const items = sentence?.citations.flatMap((citation) => citation.items) ?? [];
  if (place === undefined || items.every(({ papers }) => papers.every(({ abstract }) => abstract === ''))) return [];
  const paper = finding?.claim?.paper;
  const first = finding === undefined ? item?.key : items.find(({ papers }) => paper !== undefined && papers.includes(paper))?.key;
  const solves = finding === undefined ? {} : { solves: { code: finding.code, span: finding.span } };
  return [{ title: 'Show Evidence', kind: 'quickfix', ...solves, change: { kind: 'show-evidence', span: finding?.span ?? place, first } }];
}

/** The actions that dismiss diagnostics about what a sentence says. If they are of several rules, each title names its rule. */
function dismiss(
  snapshot: Snapshot,
  uri: string,
  query: CodeActionQuery,
  findings: readonly DiagnosticResult[],
): readonly CodeActionResult[] {
  const isOneRule = new Set(findings.map(({ code }) => code)).size < 2;
  return findings
    .flatMap((finding) => listDismissalFixes(snapshot, uri, finding, query.day).map((fix) => toQuickFix(finding.code, fix)))
    .map((action) => ({
      ...action,
      title: isOneRule ? action.title : `${action.title} (${action.solves?.code})`,
      ...(action.change.kind === 'edits' ? { command: 'dismissHint' as const } : {}),
    }));
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
  'no-papers': 'noPapersHere',
  forget: 'forgetCorrection',
};

/** The light bulb offers only "This is a paper", and only where a diagnostic says that a block was not recognised. */
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

/**
 * Two actions: one cites the best paper for a sentence at once, the other lets the writer choose from all suggested papers. The first is
 * left out where a fix cites the paper that is named.
 */
function cite(snapshot: Snapshot, uri: string, span: Span, fixes: readonly CodeActionResult[]): readonly CodeActionResult[] {
  const suggestion = findCiteSuggestion(snapshot, uri, span);
  if (suggestion === undefined) return [];
  const { title, edit, sentence } = suggestion;
  const isNamed = fixes.some(({ solves }) => solves?.code === uncitedMention.code);
  return [
    ...(isNamed ? [] : [{ title, kind: 'refactor.rewrite.cite', change: editFile({ uri, edits: [edit] }) } as const]),
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
  /** Whether the file has to be created. */
  readonly isNew?: boolean;
}

function editFile({ uri, edits, isNew = false }: FileEdit): FixByEdits {
  return { kind: 'edits', ...(isNew ? { creates: uri } : {}), files: () => new Map([[uri, edits]]) };
}

/** A proposed citation for a sentence that has none. */
interface CiteSuggestion {
  /** For example "Cite DuoAttention for this sentence". */
  readonly title: string;
  readonly sentence: Span;
  readonly edit: TextEdit;
}

/** A paper whose name is not in the sentence must share at least this many words with it. Fewer words may be shared by chance. */
const minWords = 3;
/**
 * If the sentence does not contain the name of the best paper, this paper is suggested only if its score is at least this many times
 * the score of the next paper. In real drafts, there was such a paper for 161 of 468 sentences, and 131 of these sentences cite it.
 */
const minLead = 1.3;

/**
 * Suggests the paper that the sentence around `place` is most likely about. undefined if the sentence already has a citation, if no
 * paper is clearly the best, or if the document is not a draft.
 */
export function findCiteSuggestion(snapshot: Snapshot, uri: string, place: Span): CiteSuggestion | undefined {
  const draft = snapshot.drafts.get(uri);
  const answer = draft === undefined ? undefined : suggest(snapshot, uri, place, 2);
  const [best, next] = answer?.found ?? [];
  if (draft === undefined || answer === undefined || best === undefined || !isPlain(best, next)) return undefined;
  const { citations } = draft.scan();
  const { sentence } = answer;
  if (citations.some(({ span }) => span.start <= Math.max(sentence.end, answer.place) && sentence.start <= span.end)) return undefined;
  const { paper } = best;
  const edit = draft.writer()?.citations.insertCitation(answer.place, [chooseKey(snapshot, uri, paper)]);
  return edit && { title: `Cite ${namePaper(paper)} for this sentence`, sentence, edit };
}

function isPlain({ matches, score }: FoundPaper, next: FoundPaper | undefined): boolean {
  // If the sentence contains the whole name of the paper, that is enough.
  if (matches.some(({ field, text, ranges }) => field === 'name' && ranges[0]?.[0] === 0 && ranges[0][1] === text.length)) return true;
  const words = new Set(listMatchedPhrases(matches).flatMap((phrase) => phrase.toLowerCase().split(/[\s-]+/)));
  return words.size >= minWords && score >= minLead * (next?.score ?? 0);
}
