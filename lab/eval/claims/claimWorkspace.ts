import { defaultSettings } from '../../../server/src/model/settings';
import type { Snapshot } from '../../../server/src/workspace/snapshot';
import { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';

const folder = 'file:///desk';

/** A paper whose abstract the writer has at hand, under the key that a sentence cites. */
export interface KeyedPaper {
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
}

/** A draft of the workspace: LaTeX if its path ends in `.tex`, otherwise Markdown. */
export interface ClaimDraft {
  readonly path: string;
  readonly text: string;
}

/** The drafts and a bibliography with the abstracts of the papers, as the server reads them. */
export function createClaimWorkspace(drafts: readonly ClaimDraft[], papers: readonly KeyedPaper[]): Snapshot {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
  const uri = uriOfClaimDraft('abstracts.json');
  const items = papers.map(({ key, title, abstract }) => ({ id: key, type: 'article', title, abstract }));
  host.apply({ kind: 'named-bibliographies', uris: [uri] });
  host.apply({ kind: 'disk', files: [{ uri, bytes: new TextEncoder().encode(JSON.stringify(items)) }] });
  for (const { path, text } of drafts) {
    host.apply({ kind: 'document', uri: uriOfClaimDraft(path), languageId: path.endsWith('.tex') ? 'latex' : 'markdown', text });
  }
  host.apply({ kind: 'indexed' });
  return host.apply({ kind: 'drafts-indexed' });
}

export function uriOfClaimDraft(path: string): string {
  return `${folder}/${encodeURI(path)}`;
}
