import { ignorable } from '../../base/invisible';
import type { WorkIdentifiers } from '../../model/registryRecord';
import { listIdentifierKeys } from '../identifiers/identifierKeys';
import { fingerprintAbstract } from './abstractFingerprint';

/** A paper as far as it says which work it is. */
export interface IdentifiedPaper extends WorkIdentifiers {
  readonly title: string;
  /** Empty if the paper has no abstract. */
  readonly abstract: string;
}

/**
 * What stands for a paper in the writer's files, without white space: an identifier of the paper, as `listIdentifierKeys` writes it;
 * otherwise the fingerprint of its abstract, such as `text:1x4.9ab`; `-` for a paper without an identifier and without an abstract.
 */
export function getIdentity(paper: IdentifiedPaper): string {
  const identifier = listIdentifierKeys(paper).find((key) => !/\s/.test(key));
  if (identifier !== undefined) return identifier;
  const fingerprint = fingerprintAbstract(paper.abstract);
  return fingerprint === '' ? '-' : `text:${fingerprint}`;
}

/** A title as it is written into a line of the writer's files: what nobody sees is left out. Empty if nothing is left. */
export function printTitle(title: string): string {
  return title.replace(controls, ' ').replace(invisible, '').replace(/\s+/g, ' ').trim();
}

const controls = /\p{Cc}/gu;
const invisible = new RegExp(`[${ignorable}]`, 'gu');

/** The identity that is written in a file; undefined if the text has none. */
export function parseIdentity(written: string): string | undefined {
  const identity = written.toLowerCase();
  return /^(?:-$|(?:arxiv|doi|text):.)/.test(identity) ? identity : undefined;
}

/** Whether the identity is an identifier, by which the paper is known without its title. */
export function isIdentifier(identity: string): boolean {
  return /^(?:arxiv|doi):/.test(identity);
}
