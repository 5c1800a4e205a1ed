import type { CommentSyntax } from '../../model/draftLanguage';

export const comments: CommentSyntax = {
  opener: '<!--',
  gap: '\n\n',
  renderComment(text) {
    // Two hyphens would end the comment, so the second one is escaped: copied out of the comment the text still reads the same.
    const escaped = text.replace(/-(?=-)/g, '-\\');
    return escaped.includes('\n') ? `<!--\n${escaped}\n-->` : `<!-- ${escaped} -->`;
  },
  readComment: (line) => /^<!-- (.*) -->$/.exec(line)?.[1],
};
