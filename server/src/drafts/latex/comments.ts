import type { CommentSyntax } from '../../model/draftLanguage';

/** `% a comment`, one sign for each line. */
export const comments: CommentSyntax = {
  opener: '%',
  gap: '\n',
  renderComment: (text) =>
    text
      .split(/\r\n|\n|\r/)
      .map((line) => `% ${escapeDirective(line)}`.trimEnd())
      .join('\n'),
  readComment: (line) => /^% (.*)$/.exec(line)?.[1],
};

/** Editors obey `% !TeX root = ...` (TeXShop, "TeX Directives"): a line that begins with `!` gets braces around it. */
function escapeDirective(line: string): string {
  return line.replace(/^(\s*)!/, '$1{!}');
}
