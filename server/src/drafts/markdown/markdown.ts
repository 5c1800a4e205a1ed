import { lazy } from '../../base/derivedValues';
import { escapeDraftMarkdown } from '../../base/escape';
import type { DraftScan } from '../../model/draft';
import type { DraftLanguage } from '../../model/draftLanguage';
import type { DraftWriter } from '../../model/draftWriter';
import { findCitationContext } from './citationContext';
import { readCluster, renderCluster } from './cluster';
import { comments } from './inlineParsers';
import { formatKey } from './keySyntax';
import { markdownInEditor } from './markdownInEditor';
import { citesOtherwise } from './otherCitations';
import { prose } from './prose';
import {
  addBibliographyReference,
  findListEnd,
  markdownBlocks,
  renderCitation,
  renderHeading,
  renderList,
  renderOutlineItem,
  renderQuotation,
} from './render';
import { changeMode, findUsualForm, insertCitation, listCitationForms, merge, tidy } from './rewrite';
import { findRoleWriter } from './roleWriting';
import { findCitationChange, scanMarkdown } from './scanMarkdown';

/** Pandoc's Markdown, including the dialects of Quarto and R Markdown. */
export const markdown = {
  ...markdownInEditor,
  extensions: ['.md', '.markdown', '.qmd', '.rmd'],
  scan: scanMarkdown,
  findBody: (text) => ({ start: 0, end: text.length }),
  findCitationChange,
  findCitationContext,
  // Braces around the old key, as in `@{key}`, remain, and the key of a role has none.
  formatKey: (text, span, key) => (text[span.start - 1] === '@' ? formatKey(key) : key),
  hasPreview: true,
  prose,
  citesOtherwise,
  comments,
  conversion: { dialects: ['pandoc'], isUnmistakable: false, readCluster, renderCluster },
  createWriter: createMarkdownWriter,
} as const satisfies DraftLanguage;

function createMarkdownWriter(text: string, scan: DraftScan) {
  const inRole = lazy(() => findRoleWriter(text, scan));
  return {
    citations: {
      renderCitation: (keys, mode) => (keys.length === 0 ? '' : (inRole()?.(keys, mode) ?? renderCitation(keys, mode))),
      insertCitation: (offset, keys) => insertCitation(text, scan, offset, keys),
      findUsualForm: (context) => findUsualForm(text, scan, context),
      listCitationForms: (context, key, usual) => listCitationForms(text, context, key, usual),
    },
    rewriter: {
      changeMode: (citation, mode) => changeMode(text, scan, citation, mode),
      merge: (first, second) => merge(text, scan, first, second),
      tidy: (citation, order) => tidy(text, scan, citation, order),
    },
    text: { renderText: escapeDraftMarkdown, renderQuotation },
    outline: { topLevel: 2, renderHeading, renderOutlineItem, renderList, findListEnd: (section) => findListEnd(text, section) },
    blocks: markdownBlocks,
    addBibliographyReference: (path) => addBibliographyReference(text, path),
  } satisfies DraftWriter;
}
