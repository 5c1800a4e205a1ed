/** What a note says of a work that has not appeared yet, or of where it did. */
const publishing =
  /\b(?:submitted|under (?:review|submission)|in review|in preparation|in progress|unpublished|forthcoming|to appear|in press|accepted|presented|published|appeared|proceedings|proc|conference|workshop|symposium|journal|thesis|dissertation|technical report|tech report|working paper|white paper|preprint|manuscript|draft|blog|press release|lecture|slides|talk|personal communication|version|release|patent)\b/i;

/** Identifiers, addresses, and names of archives by which a work can be found. */
const identifying =
  /https?:|www\.|\\(?:url|href|path)\b|\bdoi\b|\b10\.\d{4,9}\/|arxiv|\bcorr\b|\b(?:isbn|issn|pmid|pmcid|hal|ssrn|eprint)\b|\b\d{4}\.\d{4,5}\b/i;

/**
 * Whether a note says where a work is found or how it is published, so that it stands in the place of a venue: `To appear`, or an
 * address. What writers note for themselves, as in `note = {to read}`, does not.
 */
export function saysWhere(note: string): boolean {
  return publishing.test(note) || identifying.test(note);
}
