import type { CommentSyntax } from '../../model/draftLanguage';

export const comments: CommentSyntax = {
  opener: '<!--',
  gap: '\n\n',
  renderComment(text) {
    // `-->` would end the comment, so every second hyphen is escaped. If the text is copied out of the comment, it still renders the
    // same.
    const escaped = text.replace(/-(?=-)/g, '-\\');
    return escaped.includes('\n') ? `<!--\n${escaped}\n-->` : `<!-- ${escaped} -->`;
  },
  readComment: (line) => /^<!-- (.*) -->$/.exec(line)?.[1],
};
