import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderCslMarkdown } from '../../../../server/src/bibliography/write/addCslItem';

test('text is text, and tags of CSL are markup', () => {
  assert.equal(renderCslMarkdown('A *b* `c` $d$ @e <f> \\g'), 'A \\*b\\* \\`c\\` \\$d\\$ \\@e \\<f> \\\\g');
  assert.equal(renderCslMarkdown('The <i>in vivo</i> <b>b</b>, H<sub>2</sub>O, x<sup>2</sup>'), 'The *in vivo* **b**, H~2~O, x^2^');
  assert.equal(renderCslMarkdown('<span class="nocase">LLaMA</span> and <i>alone'), '[LLaMA]{.nocase} and \\<i>alone');
});
