/**
 * Formats references and citations in CSL styles.
 *
 * Architecture invariant: citeproc is used here alone and loaded on first use; knows CSL items, not papers.
 */
export type { CitedCluster, CitedWork } from './citedWork';
export type { FormattedDraft, FormattedReference, Formatter } from './formatter';
export { createFormatterLoader, type LoadedFormatter, type StyleRequest } from './loadFormatter';
export { type FindAnchor, plainText, type RichText, renderRichHtml, renderRichMarkdown, toCslMarkup } from './richText';
