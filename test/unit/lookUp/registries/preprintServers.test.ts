import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPreprintDoi, isPreprintServer } from '../../../../server/src/lookUp/registries/recordFields';

test('DOIs of preprint servers, and those of journals that begin alike', () => {
  for (const doi of [
    '10.2139/ssrn.4567',
    '10.21203/rs.3.rs-1234/v1',
    '10.1101/339747',
    '10.1101/2023.01.01.123456',
    '10.64898/2026.04.07.716663',
    '10.20944/preprints202401.0001.v1',
    '10.36227/techrxiv.15102072.v2',
    '10.26434/chemrxiv-2023-abcde',
    '10.22541/au.161676845.56300213/v1',
    '10.22541/essoar.15003588',
    '10.31219/osf.io/abcde',
    '10.31234/osf.io/abcde',
    '10.31223/X57K9V',
    '10.48550/arXiv.2401.00001',
  ])
    assert.ok(isPreprintDoi(doi), doi);
  for (const doi of [
    undefined,
    '10.1101/gr.123456.112',
    '10.1101/gad.1.1',
    '10.1002/essay.1',
    '10.31237/osf.io/abcde',
    '10.1000/10.2139/ssrn.1',
  ])
    assert.ok(!isPreprintDoi(doi), doi);
});

test('names of preprint servers, and those of journals that begin alike', () => {
  for (const name of ['arXiv (Cornell University)', 'arXiv.org', 'CoRR', 'SSRN Electronic Journal', 'Research Square', ' medRxiv'])
    assert.ok(isPreprintServer(name), name);
  for (const name of ['', 'Correlations', 'Research', 'Journal of Harbours']) assert.ok(!isPreprintServer(name), name);
});
