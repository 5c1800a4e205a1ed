/** A paper as shown on pages. */
export interface PagePaper {
  readonly title: string;
  readonly authors: readonly string[];
  readonly arxivId: string;
  readonly year: number;
}

export const pagePapers: readonly PagePaper[] = [
  {
    title: 'Attention as an RNN',
    authors: ['Leo Feng', 'Frederick Tung', 'Yoshua Bengio', 'Greg Mori'],
    arxivId: '2405.13956',
    year: 2024,
  },
  {
    title: 'DuoAttention: Efficient Long-Context LLM Inference with Retrieval and Streaming Heads',
    authors: ['Guangxuan Xiao', 'Jiaming Tang', 'Song Han'],
    arxivId: '2410.10819',
    year: 2024,
  },
  {
    title: 'Efficient Streaming Language Models with Attention Sinks',
    authors: ['Guangxuan Xiao', 'Yuandong Tian', 'Beidi Chen', 'Song Han', 'Mike Lewis'],
    arxivId: '2309.17453',
    year: 2023,
  },
  {
    title: 'Mamba: Linear-Time Sequence Modeling with Selective State Spaces',
    authors: ['Albert Gu', 'Tri Dao'],
    arxivId: '2312.00752',
    year: 2023,
  },
  {
    title: 'Are Transformers Effective for Time Series Forecasting?',
    authors: ['Ailing Zeng', 'Muxi Chen', 'Lei Zhang', 'Qiang Xu'],
    arxivId: '2205.13504',
    year: 2022,
  },
  {
    title: "Don't Stop Pretraining: Adapt Language Models to Domains & Tasks",
    authors: ['Suchin Gururangan', 'Ana Marasović', 'Kyle Lo'],
    arxivId: '2004.10964',
    year: 2020,
  },
];

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
const abstractOf = (at: number): string =>
  `We study how paper ${at} behaves when it is looked at closely, and report what was found in three settings of growing size. The method needs no further training and takes half of the time of earlier ones.`;
const linked = (authors: readonly string[], between: string, address = '/a/'): string =>
  authors.map((name) => `<a href="${address}${encodeURIComponent(name)}">${name}</a>`).join(between);
const initials = (name: string): string => `${name.charAt(0)} ${name.split(' ').at(-1)}`;

type Item = (paper: PagePaper, at: number) => string;

function page(before: string, item: Item, after: string): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Papers</title><style>p { color: red }</style></head><body>${before}${pagePapers.map(item).join('\n')}${after}</body></html>`;
}

/** Kinds of pages as saved by browsers. */
export const pages: Readonly<Record<string, string>> = {
  'arXiv listing': page(
    '<header><a href="https://www.cornell.edu/"><img src="a.svg" alt="Cornell University"></a><a href="https://info.arxiv.org/about/donate.html">Donate</a></header><main><h1>Computation and Language</h1><ul><li><a href="#item0">New submissions</a></li><li><a href="#item4">Cross-lists</a></li></ul><h3>Showing new listings for Thursday, 24 October 2024</h3><dl id="articles"><h3>New submissions (showing 6 of 6 entries)</h3>',
    ({ title, authors, arxivId }, at) =>
      `<dt>\n  <a name="item${at}">[${at + 1}]</a>\n  <a href="https://arxiv.org/abs/${arxivId}" title="Abstract">\n arXiv:${arxivId}\n </a>\n [<a href="https://arxiv.org/pdf/${arxivId}">pdf</a>, <a href="https://arxiv.org/format/${arxivId}">other</a>]\n</dt>\n<dd>\n <div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span>\n  ${escape(title)}\n </div><div class="list-authors">${linked(authors, ', ')}</div><div class="list-comments mathjax"><span class="descriptor">Comments:</span> ${8 + at} pages</div><div class="list-subjects"><span class="descriptor">Subjects:</span> <span class="primary-subject">Computation and Language (cs.CL)</span></div>\n <p class="mathjax">\n ${abstractOf(at)}\n </p></div>\n</dd>`,
    '</dl></main><footer><ul><li><a href="https://info.arxiv.org/help">Help</a></li><li><a href="https://info.arxiv.org/help/contact.html">Contact</a></li></ul></footer>',
  ),
  'arXiv search': page(
    '<main><h1 class="title is-clearfix">Showing 1&ndash;6 of 6 results for all: attention</h1><ol start="1">',
    ({ title, authors, arxivId, year }, at) =>
      `<li class="arxiv-result"><div><p class="list-title is-inline-block"><a href="https://arxiv.org/abs/${arxivId}">arXiv:${arxivId}</a> <span>[<a href="https://arxiv.org/pdf/${arxivId}">pdf</a>]</span></p><div class="tags"><span class="tag">cs.CL</span></div></div><p class="title is-5 mathjax">${escape(title)}</p><p class="authors"><span class="search-hit">Authors:</span> ${linked(authors, ', ')}</p><p class="abstract mathjax"><span class="search-hit">Abstract</span>: ${abstractOf(at)}</p><p class="is-size-7"><span>Submitted</span> 22 May, ${year}.</p></li>`,
    '</ol></main>',
  ),
  'daily papers of Hugging Face': page(
    '<header><nav><ul><li><a href="https://huggingface.co/models">Models</a></li><li><a href="https://huggingface.co/login">Log In</a></li></ul></nav></header><main><h1>Daily Papers</h1><p>by <a href="https://huggingface.co/akhaliq">AK</a> and the research community</p><h2>Get trending papers in your email inbox once a day!</h2><section>',
    ({ title, authors, arxivId }, at) =>
      `<article><a href="https://huggingface.co/papers/${arxivId}"><div><span>Submitted by</span> <div>user${at}</div></div><img src="a.png"></a><div><div><svg><path d=""/></svg><div>${10 + at}</div></div><h3 class="font-semibold"><a href="https://huggingface.co/papers/${arxivId}" class="line-clamp-3">${escape(title)}</a></h3><a href="https://huggingface.co/papers/${arxivId}"><ul><li><img src="b.jpg"></li><li><div>·</div>${authors.length} authors</li></ul></a></div></article>`,
    '</section></main><footer><a href="https://huggingface.co/terms">TOS</a></footer>',
  ),
  'ACL Anthology': page(
    '<nav><ul><li><a href="/faq/">FAQ</a></li></ul></nav><div id="main-container"><h2 id="title">Annual Meeting of the Association for Computational Linguistics (2020)</h2><hr>',
    ({ title, authors }, at) =>
      `<div class="d-sm-flex align-items-stretch mb-3"><div class="d-block mr-2 list-button-row"><a class="badge" href="https://aclanthology.org/2020.acl-main.${at}.pdf">pdf</a>\n<a class="badge" href="https://aclanthology.org/2020.acl-main.${at}.bib">bib</a></div><span class="d-block"><strong><a class="align-middle" href="https://aclanthology.org/2020.acl-main.${at}/">${escape(title).replace('Language', '<span class="acl-fixed-case">L</span>anguage')}</a></strong><br>${linked(authors, ' | ', '/people/')}</span></div><div class="card abstract-collapse"><div class="card-body p-3 small">${abstractOf(at)}</div></div>`,
    '</div><footer><p>ACL materials are Copyright ©&nbsp;1963–2024 ACL</p></footer>',
  ),
  'CVF Open Access': page(
    '<div id="help">These papers are the Open Access versions, provided by the Computer Vision Foundation.</div><h3>Papers</h3><dl>',
    ({ title, authors, arxivId }, at) =>
      `<dt class="ptitle"><br><a href="https://openaccess.thecvf.com/content/CVPR2022/html/X${at}_paper.html">${escape(title)}</a></dt>\n<dd>\n${authors.map((name) => `<form class="authsearch"><input type="hidden" value="${name}"><a href="#">${name}</a>,</form>\n`).join('')}</dd>\n<dd>\n[<a href="https://openaccess.thecvf.com/content/CVPR2022/papers/X${at}_paper.pdf">pdf</a>]\n[<a href="http://arxiv.org/abs/${arxivId}">arXiv</a>]\n</dd>`,
    '</dl>',
  ),
  dblp: page(
    '<header><h1>39th ICML 2022: Baltimore, USA</h1></header><ul class="publ-list">',
    ({ title, authors }, at) =>
      `<li class="entry inproceedings"><div class="box"><img src="a.png"></div><nav class="publ"><ul><li><div class="body"><p><b>view</b></p><ul><li class="ee"><a href="https://proceedings.mlr.press/v162/x${at}.html">electronic edition @ mlr.press</a></li></ul></div></li><li><div class="body"><p><b>export record</b></p><ul><li><a href="https://dblp.org/rec/x${at}.html?view=bibtex">BibTeX</a></li></ul></div></li></ul></nav><cite class="data" itemprop="headline">${authors.map((name) => `<span itemprop="author"><a href="https://dblp.org/pid/${at}.html" itemprop="url"><span itemprop="name">${name}</span></a></span>`).join(', ')}:<br><span class="title" itemprop="name">${escape(title)}${title.endsWith('?') ? '' : '.'}</span> <span itemprop="pagination">${at}1-${at}9</span></cite></li>`,
    '</ul>',
  ),
  PMLR: page(
    '<header><nav><a href="/">All Volumes</a></nav></header><h2>Volume 162: International Conference on Machine Learning, 17-23 July 2022, Baltimore</h2><h3>Contents:</h3>',
    ({ title, authors }, at) =>
      `<div class="paper"><p class="title">${escape(title)}</p><p class="details"><span class="authors">${authors.join(',&nbsp;')}</span>;&nbsp;<span class="info"><i>Proceedings of the 39th International Conference on Machine Learning</i>, PMLR 162:${at}1-${at}9</span></p><p class="links">[<a href="https://proceedings.mlr.press/v162/x${at}.html">abs</a>][<a href="https://proceedings.mlr.press/v162/x${at}.pdf">Download PDF</a>]</p></div>`,
    '',
  ),
  OpenReview: page(
    '<h1>International Conference on Learning Representations</h1><ul class="nav"><li><a href="#oral">Accept (oral)</a></li></ul><ul class="list-unstyled">',
    ({ title, authors }, at) =>
      `<li><div class="note"><h4><a href="https://openreview.net/forum?id=Ab${at}">${escape(title)}</a> <a class="pdf-link" href="https://openreview.net/pdf?id=Ab${at}"><img src="a.svg"></a></h4><div class="note-authors"><span>${linked(authors, ', ')}</span></div><ul><li>Published: 16 Jan 2024, Last Modified: 15 Mar 2024</li><li>ICLR 2024 oral</li></ul><a href="#x">Show details</a></div></li>`,
    '</ul>',
  ),
  'search of Google Scholar': page(
    '<ul><li><a href="/scholar?as_ylo=2024">Since 2024</a></li></ul>',
    ({ title, authors, arxivId, year }, at) =>
      `<div class="gs_r gs_or"><div class="gs_ggs"><a href="https://arxiv.org/pdf/${arxivId}"><span class="gs_ctg2">[PDF]</span> arxiv.org</a></div><div class="gs_ri"><h3 class="gs_rt"><span class="gs_ct1">[PDF]</span> <a href="https://arxiv.org/abs/${arxivId}">${escape(title)}</a></h3><div class="gs_a">${authors.slice(0, 3).map(initials).join(', ')}…&nbsp;- arXiv preprint arXiv:${arxivId}, ${year} - arxiv.org</div><div class="gs_rs">${abstractOf(at)}</div><div class="gs_fl"><a href="javascript:void(0)">Save</a> <a href="/scholar?cites=1">Cited by ${100 + at}</a> <a href="/scholar?q=related">Related articles</a></div></div></div>`,
    '',
  ),
  'newsletter with redirecting links': page(
    '<div style="display:none">This week ͏ ­͏ ­</div><table role="presentation"><tr><td></td><td><h1><a href="https://example.org/p/top">Top Papers of the Week</a></h1><p>Welcome to this week’s issue. Here are the papers that we liked best.</p><p>Thanks for reading! <a href="https://example.org/subscribe">Subscribe</a></p>',
    ({ title }, at) =>
      `<h2>${at + 1}. ${escape(title)}</h2><figure><a href="https://example.org/i.png"><img src="i.png" alt="no"></a></figure><p>${abstractOf(at)} (<a href="https://example.org/redirect/${at}?j=x">paper</a> | <a href="https://x.com/a/status/${at}">tweet</a>)</p>`,
    '<p>Have a great week!</p><p>© 2024 Ada<br><a href="https://example.org/unsubscribe">Unsubscribe</a></p></td><td></td></tr></table>',
  ),
  'newsletter of tables': page(
    '<center><table><tbody><tr><td><table><tbody><tr><td><h1>Weekly</h1><a href="https://example.org/view">View this email in your browser</a></td></tr></tbody></table></td></tr><tr><td>',
    ({ title, authors, arxivId }, at) =>
      `<table><tbody><tr><td><table><tbody><tr><td><a href="https://arxiv.org/abs/${arxivId}"><img src="a.png"></a></td><td><strong><a href="https://www.google.com/url?q=https://arxiv.org/abs/${arxivId}&amp;sa=D">${escape(title)}</a></strong><br><em>${authors.join(', ')}</em><br>${abstractOf(at)}</td></tr></tbody></table></td></tr></tbody></table>`,
    '</td></tr><tr><td><em>Copyright © 2024 Weekly, All rights reserved.</em><br>You can <a href="https://example.org/unsubscribe">unsubscribe from this list</a>.</td></tr></tbody></table></center>',
  ),
  'table of accepted papers': page(
    '<h1>Accepted Papers</h1><table><thead><tr><th>ID</th><th>Title</th><th>Authors</th></tr></thead><tbody>',
    ({ title, authors }, at) => `<tr><td>${at * 13 + 5}</td><td>${escape(title)}</td><td>${authors.join('; ')}</td></tr>`,
    '</tbody></table>',
  ),
  'list of accepted papers': page(
    '<h1>Accepted Papers</h1><ul>',
    ({ title, authors }) => `<li><b>${escape(title)}</b><br><i>${authors.join(', ')}</i></li>`,
    '</ul>',
  ),
};
