import type { OwnKind } from '#ownFiles';
import { perFile, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { type Span, shiftSpan } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import type { RuleSeverity } from '../../model/settings';
import { type CitedSentence, listCitedSentences } from '../evidence/citedSentences';

/** One kind of problem that the server can detect. Each rule has a file in this folder and an item in `allRules`. */
export interface Rule {
  /** The code of its diagnostics, such as `undefined-citation`, and its key in the setting `marginalia.diagnostics`. */
  readonly code: string;
  /** The severity, unless the writer sets another one. */
  readonly severity: DiagnosticSeverity;
  /** The description of the setting: one sentence, which the editor shows with its settings. */
  readonly settingText: string;
  /** What the diagnostics mean, for docs/diagnostics.md: one line of Markdown. */
  readonly documentation: string;
  /** The kinds of files that the rule checks. Notes are drafts, too. */
  readonly kinds: readonly CheckedKind[];
  /** The problems in a file of one of these kinds. If the rule is `off`, only the review calls it, to count. */
  detect(snapshot: Snapshot, uri: string): readonly Finding[];
  /** The quick fixes for the rule's diagnostics in `span` of such a file. The method is missing if the rule has no quick fixes. */
  listFixes?(snapshot: Snapshot, uri: string, span: Span): readonly QuickFix[];
}

export type CheckedKind = 'draft' | 'note' | 'bibliography' | 'digest' | OwnKind;

export type DiagnosticSeverity = Exclude<RuleSeverity, 'off'>;

/** A problem that a rule found, before its severity is known from the settings. */
export interface Finding {
  readonly span: Span;
  /** What is wrong, and often what the writer can do about it. */
  readonly message: string;
  /** The highest severity of this finding, even if the rule has a higher one. */
  readonly atMost?: DiagnosticSeverity;
  /** Set if the citation is right, and only the entry of its paper is missing in the bibliography of the draft. */
  readonly lacksEntry?: true;
  /**
   * Set if the finding is about what a sentence says of a paper. The writer can dismiss such a finding: for this sentence, for this
   * paper, or together with all others of the rule.
   */
  readonly claim?: Claim;
  /** Another place that explains the finding, such as the first of two entries with the same key. */
  readonly related?: { readonly uri: string; readonly span: Span; readonly message: string };
}

export interface RuleFinding extends Finding {
  /** The code of the rule. */
  readonly code: string;
}

/** What a sentence of a draft says. */
export interface Claim {
  /** The span of the sentence in the draft. */
  readonly sentence: Span;
  /** The paper of which the sentence says it; undefined if no single paper is meant. */
  readonly paper?: Paper;
}

/** An action that solves a diagnostic. */
export interface QuickFix {
  readonly title: string;
  /** Whether this is most likely the fix that the writer wants. */
  readonly isPreferred: boolean;
  /** The span of the diagnostic that it solves. */
  readonly span: Span;
  readonly change: FixByEdits | FixBySearch | FixByCommand;
}

/**
 * A fix by edits. `files` returns the edits by the URI of the file, or an empty map if no edit is possible. It is a method because
 * adding an entry requires reading the whole bibliography, which should happen only when the edits are requested.
 */
export interface FixByEdits {
  readonly kind: 'edits';
  /** The URI of a file that must be created first. */
  readonly creates?: string;
  /** The URI of the bibliography to which entries are added; undefined if none are added. */
  readonly bibliography?: string;
  /** Why there are no edits, in words for the writer, who is told when they choose the fix. */
  readonly refusal?: string;
  files(): ReadonlyMap<string, readonly TextEdit[]>;
}

/** A command of the editor solves the problem, which the writer may still cancel. Editors without the command don't show the fix. */
export type FixByCommand =
  /** Completes the paper with this key from registries. */
  | { readonly kind: 'complete-references'; readonly key: CitationKey }
  /** Shows what the papers say that the sentence around `span` cites, at first the one that it cites by the key `first`. */
  | { readonly kind: 'show-evidence'; readonly span: Span; readonly first: CitationKey | undefined }
  /** Replaces the entry around `span` by what is on the clipboard. */
  | { readonly kind: 'paste-reference'; readonly span: Span }
  /** Completes the entry around `span` by a bibliography file that the writer chooses. */
  | { readonly kind: 'match-bibliography'; readonly span: Span }
  /** Sets the setting of the rule with this code to `off`, in the settings of the workspace. */
  | { readonly kind: 'turn-off-rule'; readonly code: string };

/** The writer searches for a paper, and the key of the chosen paper replaces the key in `span`. */
export interface FixBySearch {
  readonly kind: 'search';
  readonly span: Span;
  /** What the search begins with. */
  readonly query: () => string;
}

/** What a rule detects in a file, also if it is `off`. After a change of one chapter, the rules don't read the others again. */
export function detectOnce(snapshot: Snapshot, rule: Rule, uri: string): readonly Finding[] {
  const known = getKnown(snapshot, uri);
  const found = known?.get(rule) ?? (isChecked(snapshot, rule, uri) ? rule.detect(snapshot, uri) : []);
  known?.set(rule, found);
  return found;
}

/** The quick fixes of a rule in `span` of a file. */
export function listRuleFixes(snapshot: Snapshot, rule: Rule, uri: string, span: Span): readonly QuickFix[] {
  return rule.listFixes !== undefined && isChecked(snapshot, rule, uri) ? rule.listFixes(snapshot, uri, span) : [];
}

function isChecked({ ownFiles, drafts, notes, bibliographies, digests }: Snapshot, { kinds }: Rule, uri: string): boolean {
  const files: Readonly<Record<CheckedKind, ReadonlyMap<string, unknown>>> = {
    ...ownFiles,
    ...{ draft: drafts, note: notes, bibliography: bibliographies, digest: digests },
  };
  return kinds.some((kind) => files[kind].has(uri));
}

const getKnown = perFile(() => new Map<Rule, readonly Finding[]>());

/** What a rule is called if that is not its code. */
const titles: ReadonlyMap<string, string> = new Map([
  ['misspelt-name', 'Misspelled name'],
  ['undefined-citation', 'Unknown citation key'],
]);

/** The name of a rule for the writer: "Contradicted number" for `contradicted-number`. */
export function nameRule(code: string): string {
  return titles.get(code) ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}

/**
 * Creates the `detect` of a rule that checks each sentence with citations by itself. The spans of the findings that `check` returns are
 * relative to the start of the sentence, also `claim.sentence`. Findings are kept, and moved with the text, as long as the sentence and
 * its papers stay the same. So a `check` that reads anything of the snapshot must name it in `inputsOf`, such as `[snapshot.library()]`:
 * if one of these is another object, all sentences are checked again.
 */
export function checkCitedSentences(
  check: (sentence: CitedSentence, snapshot: Snapshot) => readonly Finding[],
  inputsOf: (snapshot: Snapshot) => readonly unknown[] = () => [],
): Rule['detect'] {
  const getKept = derived(inputsOf, () => new WeakMap<CitedSentence['citations'], readonly Finding[]>());
  return (snapshot, uri) => {
    // Until all files are read, a key may still turn out to mean another paper.
    if (!snapshot.ready) return [];
    const kept = getKept(snapshot);
    return listCitedSentences(snapshot, uri).flatMap((sentence) => {
      const findings = kept.get(sentence.citations) ?? check(sentence, snapshot);
      kept.set(sentence.citations, findings);
      return findings.map((finding) => shiftFinding(finding, sentence.span.start));
    });
  };
}

function shiftFinding({ claim, ...finding }: Finding, by: number): Finding {
  return {
    ...finding,
    span: shiftSpan(finding.span, by),
    ...(claim === undefined ? {} : { claim: { ...claim, sentence: shiftSpan(claim.sentence, by) } }),
  };
}
