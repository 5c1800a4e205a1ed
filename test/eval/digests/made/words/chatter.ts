/** Sentences around lists: what they are, how to use them, whom to thank. */
export const aboutSentences: readonly string[] = [
  'This list grows by what we read in the group and find worth a second look.', 'Entries are sorted by date, the newest first.', 'A star marks what beginners should read first.',
  'Please open an issue when a link is dead.', 'Pull requests are welcome, one entry a request.', 'We keep it short on purpose.', 'Papers without open access are left out.',
  'Here is a curated collection of work on the topic, from classics to preprints of last week.', 'The order within a section means nothing.', 'If you know of something that is missing, tell us.',
  'Everything below was read by at least one of us.', 'It began as notes for a course and got out of hand.', 'The page is rebuilt every night by a script.', 'Last updated on the third of the month.',
  'We do not rank, we only collect.', 'Some entries stand in two sections.', 'Links lead to the open version where there is one.', 'Thanks to all who sent corrections.',
  'Hello everyone, here is what crossed our desk this week.', 'Good morning! Coffee is ready, and so is your reading.', 'Dear all, below is the list for our next meeting.', 'Happy Friday, and welcome back.',
  'It has been a busy week, so let us get straight to it.', 'Welcome to issue 112.', 'This week was all about smaller models and larger claims.', 'As always, reply to this mail with your comments.',
  'You get this because you asked for it.', 'Forward this to a friend who should not miss it.', 'Not a subscriber yet? It takes ten seconds.', 'Read it in the browser instead.', 'Thanks for reading, see you next week.',
  'That is all for today.', 'Until next time, keep your gradients clipped.', 'The committee accepted 214 of 903 submissions.', 'The following papers were accepted for presentation.', 'Congratulations to all authors!',
  'Sessions run in parallel in rooms A and B.', 'Talks are fifteen minutes with five for questions.', 'Posters hang all day.', 'The programme may still change.', 'Each paper has its identifier in front.',
  'Results for your search, sorted by relevance.', 'Showing 1 to 50 of 1,204 results.', 'Found 37 new articles that match your interests.', 'Click on a title to see the details.', 'Here are the new submissions of today.',
  'Cross-lists and replacements come after the new ones.', 'The filter looked for your keywords in title and abstract.', 'Scores are given by our own model and mean little.', 'Summaries are written by hand.',
  'The short notes are generated and may be wrong.', 'Abbreviations are explained at the end.', 'To cite this list, use the entry at the bottom.', 'The data behind it lives in a spreadsheet.',
  'Reading them all took us the better part of a year.', 'Start with the surveys if you are new here.', 'Skip the theory on a first pass.', 'Bring one question for each paper to the meeting.',
  'We meet on Tuesdays at four in the small seminar room.', 'Please add your name next to the paper that you present.', 'Green means that code is available.', 'Only the first author is given.',
  'Years are those of the first version.', 'For older issues see the archive.', 'We thank our sponsors for the servers.', 'There was no new work in this section today.', 'Nothing matched in this window.',
  'Some of these changed how we think about the field.', 'I read these on the train, so expect typos.', 'A few are behind a paywall, sorry.', 'Bold ones are my favourites.', 'Most of it is about language, some about images.',
];

/** Words on a paper by somebody who read it. */
export const remarks: readonly string[] = [
  'A careful study, and the appendix is better than the main text.', 'Shows that the simple baseline was good enough all along.', 'Long, but the figures alone are worth it.', 'The first to make this work at scale.',
  'Nice trick with the loss, will try it.', 'Claims a lot, measures little.', 'The data set is the real contribution here.', 'Reads like a blog post in the best sense.', 'We discussed this one at length.',
  'Faster by half, at the cost of some accuracy.', 'Introduces the term that everybody uses now.', 'Needs eight cards to reproduce.', 'Very readable introduction to the area.', 'The ablations are convincing.',
  'A negative result, and an important one.', 'Code is clean and runs out of the box.', 'Compare with last week, which says the opposite.', 'Good overview of what failed.', 'Proposes a benchmark and tops it.',
  'Old idea, new clothes.', 'Small models beat big ones when given time to think.', 'Makes the theory match what people see.', 'Simple and effective.', 'Worth it for the related work section alone.',
];

/** Lines that ask for something. */
export const calls: readonly string[] = [
  'Star this repository', 'Subscribe now', 'Join our Discord', 'Read more', 'Follow us', 'View in browser', 'Share this issue', 'Unsubscribe', 'Update your preferences', 'Submit a paper', 'Sign up for free',
  'Get the app', 'See all results', 'Back to top', 'Edit this page', 'Report a problem', 'Download all as PDF', 'Become a sponsor', 'Listen to the episode', 'Register before Friday', 'Leave a comment', 'Show more', 'Log in',
];

export const emoji: readonly string[] = ['🔥', '⭐', '🚀', '📄', '✨', '🧠', '📌', '💡', '🏆', '🤖', '📚', '🌟', '👉', '🎯', '📝', '🔍', '🆕', '📊'];
