import { test } from 'node:test';
import { riversAndHeads } from '../topicsSandbox';
import { checkRule } from './checkRule';

const path = '/marginalia/topics.yaml';

test('kept papers that no digest has are marked, at both levels', () => {
  checkRule(
    `${riversAndHeads}//- ${path}\nlocked:\n  - label: Maps\n    papers:\n      - <|Glaciers: Ice from Above|>\n      - Sandbar\n    subtopics:\n      - label: Old\n        papers: ["<|Cores|>"]\n`,
    path,
    'missing-kept-paper',
    [/This paper isn't in any digest/, /isn't in any digest/],
  );
});

test('a paper that only a bibliography has is in no digest', () =>
  checkRule(
    `//- /refs.bib\n@misc{keel, title = {Keel}}\n//- ${path}\nlocked:\n  - label: Sea\n    papers: [<|Keel|>]\n`,
    path,
    'missing-kept-paper',
    [/isn't in any digest/],
  ));
