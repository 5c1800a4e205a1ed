import type { DraftFile, Snapshot } from '#workspace';
import { toReadable } from '../../base/readableText';
import type { Paper } from '../../model/paper';
import { type CitedSentence, listCitedSentences } from '../evidence/citedSentences';
import { listPaperEvidence } from '../evidence/sentenceEvidence';
import { type CheckedProject, createFinding, type FindingGroup, quotePlace, type ReviewFinding } from './checkedProject';

/** At most this many sentences are shown; the others are counted. */
const maxFindings = 50;
/** A sentence that cites more papers is about none of them alone. */
const maxCited = 4;
/** After this many sentences, others may go on. */
const sentencesPerStep = 20;

/**
 * Sentences that no cited abstract supports. That is no fault: the paper may say it elsewhere. It is where a reviewer looks first. A
 * sentence that cites a paper without a known abstract is left out.
 */
export async function groupUnsupportedSentences(
  snapshot: Snapshot,
  { drafts }: CheckedProject,
  pause: () => Promise<void>,
): Promise<readonly FindingGroup[]> {
  const findings: ReviewFinding[] = [];
  for (const draft of drafts) {
    for (const [at, sentence] of listCitedSentences(snapshot, draft.uri).entries()) {
      if (at % sentencesPerStep === 0) await pause();
      const papers = listUnsupporting(draft, sentence);
      if (papers.length > 0) findings.push(createFinding(describe(papers), [quotePlace(snapshot, draft.uri, sentence.span)]));
    }
  }
  if (findings.length === 0) return [];
  return [
    {
      kind: 'unsupported-sentence',
      title: "Sentences that the cited abstract doesn't support",
      severity: 'information',
      count: findings.length,
      findings: findings.slice(0, maxFindings),
      findingCount: findings.length,
    },
  ];
}

/** The cited papers, if none of their abstracts says what the sentence says; otherwise none. */
function listUnsupporting(draft: DraftFile, sentence: CitedSentence): readonly Paper[] {
  const items = sentence.citations.flatMap((citation) => citation.items);
  if (items.length > maxCited || items.some(({ papers }) => papers.length !== 1)) return [];
  const evidence = listPaperEvidence(draft, sentence);
  const isUnsupported = evidence.every(
    ({ paper, evidence: found }) => paper.abstractKind !== 'summary' && found.kind === 'nothing' && found.isCertain,
  );
  return isUnsupported ? evidence.map(({ paper }) => paper) : [];
}

function describe(papers: readonly Paper[]): string {
  const names = papers.map(({ names: [name], title }) => toReadable(name ?? title));
  return names.length === 1
    ? `The abstract of ${names.join()} doesn't say this.`
    : `No abstract of these papers says this: ${names.join(', ')}.`;
}
