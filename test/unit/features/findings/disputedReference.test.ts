import { test } from 'node:test';
import { referencesFile } from '../../../../server/src/ownFiles/references';
import { riverReference } from '../../../support/completedReferences';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const code = 'disputed-reference';
const fileOf = (known: Parameters<typeof referencesFile.edit>[1][number]): string =>
  `\n//- /marginalia/references.json\n${applyEdits('', referencesFile.edit('', [known]) ?? [])}`;
const entry = (key: string, year: number): string =>
  `//- /refs.bib\n@misc{${key}, title = {Sandbar: Rivers from Above}, author = {van der Aalst, Wil and others}, year = ${year}, eprint = {2410.10001}, archiveprefix = {arXiv}}`;

test('an entry that says what registries say is not marked', () =>
  checkRule(entry('k', 2024) + fileOf(riverReference), '/refs.bib', code, []));

test('another year', () =>
  checkRule(entry('<|k|>', 2020) + fileOf(riverReference), '/refs.bib', code, [/^Your entry says 2020; arXiv says 2024\.$/]));

test('a work that was withdrawn', () =>
  checkRule(entry('<|k|>', 2024) + fileOf({ ...riverReference, isWithdrawn: true }), '/refs.bib', code, [
    /^This paper was withdrawn \(arXiv, looked up 26 Nov 2026\)\.$/,
  ]));
