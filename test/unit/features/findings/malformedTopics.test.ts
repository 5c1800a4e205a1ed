import { test } from 'node:test';
import { riversAndHeads } from '../topicsSandbox';
import { checkRule } from './checkRule';

const path = '/marginalia/topics.yaml';
const file = (text: string): string => `${riversAndHeads}//- ${path}\n${text}`;

test('what is wrong is marked; titles that the library lacks are not', () => {
  checkRule(file('topics:\n  - label: Maps\n    papers: [Unknown]\n  - <|word|>: x\n    label: <|Maps|>\n'), path, 'malformed-topics', [
    /Unknown field/,
    /merged/,
  ]);
  checkRule(file('topics: none\n'), path, 'malformed-topics', [], { rules: { 'malformed-topics': 'off' } });
});
