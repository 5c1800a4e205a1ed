import type { DraftLanguage } from '../../model/draftLanguage';
import { findCitationContext } from './citationContext';
import { readCluster, renderCluster } from './cluster';
import { comments } from './comments';
import { formatKey } from './keySyntax';
import { markdownInEditor } from './markdownInEditor';
import { createMarkdownWriter } from './markdownWriter';
import { prose } from './prose';
import { findCitationChange, scanMarkdown } from './scanMarkdown';

/** Pandoc's Markdown, including the dialects of Quarto and R Markdown. */
export const markdown = {
  ...markdownInEditor,
  extensions: ['.md', '.markdown', '.qmd', '.rmd'],
  scan: scanMarkdown,
  findBody: (text) => ({ start: 0, end: text.length }),
  findCitationChange,
  findCitationContext,
  // Braces around the old key, as in `@{key}`, remain, so the new key needs no braces of its own.
  formatKey: (text, span, key) => (text[span.start - 1] === '{' ? key : formatKey(key)),
  hasPreview: true,
  prose,
  comments,
  conversion: { dialects: ['pandoc'], isUnmistakable: false, readCluster, renderCluster },
  createWriter: createMarkdownWriter,
} as const satisfies DraftLanguage;
