/**
 * Formats references and citations in CSL styles.
 *
 * Architecture invariant: citeproc is used here alone and loaded on first use; knows CSL items, not papers.
 */
export type { CitedCluster, CitedWork } from './citedWork';
export type { FormattedDraft, FormattedReference, Formatter } from './formatter';
export { type LoadedFormatter, type StyleRequest, createFormatterLoader } from './loadFormatter';
export { type FindAnchor, type RichText, plainText, renderRichHtml, renderRichMarkdown, toCslMarkup } from './richText';
