import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { checkFileReferences, checkOwnKeys } from '../checks';

test('metadata: bibliographies and styles, alone, in lists, in formats of Quarto', () => {
  checkFileReferences(markdown, '---\nbibliography: <|refs.bib|>\ncsl: "<|styles/apa.csl|>"\n---\n', [
    'bibliography refs.bib',
    'citation-style styles/apa.csl',
  ]);
  checkFileReferences(
    markdown,
    "---\nbibliography: [<|a.bib|>, '<|b.json|>']\nformat:\n  pdf:\n    bibliography:\n      - <|c.yaml|> # yes\nparams:\n  bibliography: no.bib\n---\n",
    ['bibliography a.bib', 'bibliography b.json', 'bibliography c.yaml'],
  );
  checkFileReferences(markdown, 'Text\n\n---\nmetadata:\n  citation-style: <|x.csl|>\n...\n\nbibliography: no.bib\n', [
    'citation-style x.csl',
  ]);
});

test('broken metadata says what can be read', () => {
  checkFileReferences(markdown, '---\nbibliography: <|refs.bib|>\ntitle: "never closed\nx: [\n---\n', ['bibliography refs.bib']);
  checkFileReferences(markdown, '---\ntitle: a: b\nbibliography: <|refs.bib|>\n---\n', ['bibliography refs.bib']);
});

test('included drafts: shortcodes of Quarto, children of R Markdown', () => {
  checkFileReferences(
    markdown,
    '{{< include <|_a.qmd|> >}}\n\n{{<include "<|b c.md|>">}} {{{< include no.qmd >}}} `{{< include no.qmd >}}`\n\n{{< video x >}} {{< include\n\nno.qmd >}}',
    ['include _a.qmd', 'include b c.md'],
  );
  checkFileReferences(
    markdown,
    '```{r, child = "<|x.Rmd|>"}\n```\n\n```{r child=c(\'<|y.Rmd|>\', "<|z.Rmd|>")}\n```\n\n```{r}\n#| child: <|w.rmd|>\nchild = "no.Rmd"\n```\n\n```r\nchild = "no.Rmd"\n```',
    ['include x.Rmd', 'include y.Rmd', 'include z.Rmd', 'include w.rmd'],
  );
});

test('works that stand in the metadata', () => {
  checkOwnKeys(markdown, '---\nreferences:\n- id: <|doe99|>\n  title: x\n- title: y\n  id: "<|roe:00|>"\n- id: <|2020|>\n- no\n---\n');
});
