import type { DigestRecord } from '../../server/src/model/digest';
import type { Paper } from '../../server/src/model/paper';

/** Titles with everything that means something to TeX, BibTeX, CSL or a log, and letters of many scripts. */
const titles: readonly string[] = [
  'R&D at 50% of #1: A_B, $5 {LLM} ~ ^ and \\LaTeX',
  'Unbalanced { brace: LLMs that never close',
  'Unbalanced } brace: LLMs that close too early',
  '}{ Both: Braces the Wrong Way Round',
  'Café Müller: Čapek, Łódź, Ørsted, Straße, naïve Ångström and İstanbul',
  'Nguyễn Đình: Tiếng Việt for a {Small} Model',
  '注意力机制: A Survey of 長文脈 Models',
  'Внимание: Modelling Русский Text',
  'HuggingGPT 🤗: Solving AI Tasks 👩‍🔬 with Friends',
  'β-VAE: Learning ∇f ≤ λ‖x‖² for x → ∞ over ℝ',
  '100%',
  '%: A Comment That Hides Its Line',
  '@misc{evil, title = {Injected}}',
  'A } , note = {stolen}, key = { B',
  "\"Quoted\" titles, ``TeX quotes'' and 'single' ones — an em-dash – and -- two hyphens",
  '<b>Bold</b> & <script>alert(1)</script> &amp; [link](x) *stars* `code`',
  '\\input{/etc/passwd} \\write18{ls} \\end{document}',
  'A^2 | B_3 < C > D: ?` and !` and ,, and << >>',
  `LongTitle: ${'Very '.repeat(58)}Long Title`,
  'On a Title Without a Name or Anything Else',
  'العربية: Modelling Right-to-Left Text',
  'Decomposed e\u0301te\u0301: NFD Input with a\u0308\u0304 Stack',
  'THIS TITLE SHOUTS AT ITS READERS WITHOUT PAUSE',
  "''Doubled'' apostrophes and O'Neill's GPT-4o, LLaMA-2 and k-NN",
];

/** Each title as a paper that a digest tells: some with authors, year, identifiers and links, some with nothing. */
export const hostilePapers: readonly Paper[] = titles.map((title, index) => {
  const entry: DigestRecord = {
    title,
    titleSpan: { start: 0, end: title.length },
    abstract: 'It says what the paper does, at 100% & more.',
    span: { start: 0, end: title.length },
    names: /^[^\s:]+: /u.test(title) ? [title.split(':')[0] ?? ''] : [],
    authors:
      index % 6 === 1
        ? ([['Nguyễn Văn Ễ'], ['王伟'], ['Лев Толстой', 'Ἀριστοτέλης'], ['عمر الخيام']][(index - 1) / 6] ?? [])
        : index % 3 === 0
          ? ['Łukasz Émile Koç', 'Jane van der Doe', 'Nguyễn Văn A', 'OpenAI, Inc. & Sons', '王伟', 'R. {Brace} Tables_100%']
          : [],
    date: 'Jun 23 & 24',
    ...(index % 2 === 0 ? { year: 2024 } : {}),
    ...(index % 4 === 0 ? { arxivId: '2410.10819' } : {}),
    ...(index % 5 === 1 ? { doi: '10.1016/S0140-6736(05)67529-6' } : {}),
    links: index % 4 === 1 ? [{ kind: 'page', url: 'https://example.org/a_b%20c~d#e?f={g}&h=\\i' }] : [],
  };
  return { ...entry, key: `hostile-${index}`, occurrences: [{ kind: 'digest', uri: 'file:///desk/my_100%25%20digest.txt', entry }] };
});
