import type { CommentSyntax } from '../../model/draftLanguage';

/** `% a comment`, with a percent sign on each line. */
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

/** Puts braces around a `!` that begins a line, because editors obey comments such as `% !TeX root = ...` (TeXShop, "TeX Directives"). */
function escapeDirective(line: string): string {
  return line.replace(/^(\s*)!/, '$1{!}');
}
