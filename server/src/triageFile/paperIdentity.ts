import type { WorkIdentifiers } from '../model/registryRecord';
import { listIdentifierKeys } from '../text/identifiers/identifierKeys';
import { fingerprintAbstract } from './abstractFingerprint';

/** A paper as far as it says which work it is. */
export interface IdentifiedPaper extends WorkIdentifiers {
  readonly title: string;
  /** Empty if the paper has no abstract. */
  readonly abstract: string;
}

/** The identity that is written into the file for a paper; `TriagedPaper.identity` describes it. It contains no white space. */
export function getIdentity(paper: IdentifiedPaper): string {
  const identifier = listIdentifierKeys(paper).find((key) => !/\s/.test(key));
  if (identifier !== undefined) return identifier;
  const fingerprint = fingerprintAbstract(paper.abstract);
  return fingerprint === '' ? '-' : `text:${fingerprint}`;
}
