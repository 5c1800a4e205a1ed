/**
 * Cross-references that Quarto and pandoc-crossref write like citations: `@fig-heads`, `@Tbl-results`, `@eq:loss`
 * (Quarto guide, "Cross References"; pandoc-crossref manual).
 */
const crossReference = /^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-|^(?:fig|tbl|sec|eq|lst):/i;

export function isCrossReference(key: string): boolean {
  return crossReference.test(key);
}
