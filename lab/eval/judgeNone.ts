import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOverlapping } from '../../server/src/base/span';
import { listSentences } from '../../server/src/features/evidence/draftSentences';
import { createSameSubjectTest } from '../../server/src/features/evidence/priorCitations';
import { isHighEnoughScore } from '../../server/src/features/finding/papersForPassage';
import { defaultSettings } from '../../server/src/model/settings';
import { createSearchIndex } from '../../server/src/search/searchIndex';
import type { SearchDocument } from '../../server/src/search/segment/segment';
import type { DraftFile } from '../../server/src/workspace/files/textFile';
import { WorkspaceHost } from '../../server/src/workspace/workspaceHost';
import { createRandom } from '../../test/support/random';
import { findRealData } from '../../test/support/realData';
import type { Figures } from '../bench/measuring';
import type { RelevanceSet } from './relevanceSets';

const folder = 'file:///desk';
/** Not prose of a writer: what stands beside the drafts. */
const others = /README|LICENSE|CONTRIB|CLAUDE|AGENTS|biblatex|preamble|\/code\/|USAGE/i;
/** In UTF-16 code units: longer files are generated. */
const maxLength = 400_000;
const seed = 10;
/** How many papers the list has. */
const listed = 10;

/** Sentences of real drafts that carry no citation, in an order drawn by a seed; undefined where the drafts are not at hand. */
export function findUncitedSentences(): readonly string[] | undefined {
  const root = findRealData('drafts');
  if (root === undefined) return undefined;
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:md|tex|qmd|rmd)$/i.test(path) && !others.test(path))
    .sort();
  const sentences = paths.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const uri = `${folder}/${encodeURI(path)}`;
    if (text.length <= maxLength) host.apply({ kind: 'document', uri, languageId: path.endsWith('.tex') ? 'latex' : 'markdown', text });
    const draft = host.snapshot.drafts.get(uri);
    return draft === undefined ? [] : listUncited(draft);
  });
  return createRandom(seed).shuffle([...new Set(sentences)]);
}

function listUncited(draft: DraftFile): readonly string[] {
  const { citations } = draft.scan();
  return listSentences(draft).flatMap(({ span: { start, end }, text }) => {
    const isCited = listOverlapping(citations, { start, end: end + 4 }, ({ span }) => span).length > 0;
    return !isCited && /^[A-Z].*\.$/.test(text) && text.split(' ').length >= 4 ? [text] : [];
  });
}

/** How often "none" is said of sentences without and with a citation; the first row is the half that the figure was chosen on. */
export function judgeNone({ documents, queries }: RelevanceSet, uncited: readonly string[]): readonly Figures[] {
  const index = createSearchIndex(documents);
  const list = (sentence: string): readonly SearchDocument[] => {
    const sharesSubject = createSameSubjectTest(sentence);
    return index
      .suggest(sentence, { limit: listed })
      .hits.map(({ document }) => document)
      .filter(sharesSubject);
  };
  const isNone = (sentence: string): boolean =>
    list(sentence).length === 0 || !isHighEnoughScore(index.suggest(sentence, { limit: 1 }).hits[0]?.score ?? 0, documents.length);
  return ['chosen on', 'held out'].map((half, rest) => {
    const share = (sentences: readonly string[]): number => {
      const own = sentences.filter((_, at) => at % 2 === rest);
      return own.filter(isNone).length / own.length;
    };
    const shareUnlisted = (sentences: readonly string[]): string => {
      const own = sentences.filter((_, at) => at % 2 === rest);
      return (own.filter((sentence) => list(sentence).length === 0).length / own.length).toFixed(3);
    };
    const ofHalf = queries.filter((_, at) => at % 2 === rest);
    const kept = ofHalf.filter(({ text, gains }) => list(text).some(({ key }) => gains.has(key))).length / ofHalf.length;
    const [recall, wrong] = [share(uncited.slice(0, 2 * queries.length)), share(queries.map(({ text }) => text))];
    return {
      '': half,
      'sentences without a citation, of which "none" is said': recall.toFixed(3),
      'with one': wrong.toFixed(3),
      'precision of "none", as many of both': (recall / (recall + wrong)).toFixed(3),
      'sentences without a citation, for which no paper is listed': shareUnlisted(uncited.slice(0, 2 * queries.length)),
      'with one, and a paper cited there is listed': kept.toFixed(3),
    };
  });
}
