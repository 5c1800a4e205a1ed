import type { Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { shiftSpan } from '../../base/span';
import { type CitedSentence, listCitedSentences } from '../evidence/citedSentences';
import type { Finding, Rule } from './rule';

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
