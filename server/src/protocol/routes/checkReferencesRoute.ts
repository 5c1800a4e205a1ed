import { ProgressType } from 'vscode-languageserver/node';
import type { DescribedWork } from '#verdicts';
import { listReferencesToCheck } from '../../features/bibliography/incompleteReferences';
import { type CheckedReference, countChecked, renderReferenceReport } from '../../features/bibliography/referenceReport';
import { normalizeUri } from '../encode';
import { handleToEnd, type RequestContext } from '../handle';
import { toCallOptions } from '../lookUp';
import type { CheckReferencesAnswer, CheckReferencesParams } from '../lookUpRequests';
import { methods } from '../requests';

/** The request that compares references with registries; `lookUpRequests.ts` describes it. */
export function registerCheckReferencesRoute({ connection, host, services }: RequestContext): void {
  connection.onRequest(
    methods.checkReferences,
    handleToEnd<CheckReferencesParams, CheckReferencesAnswer>(
      connection,
      methods.checkReferences,
      { count: 0 },
      async ({ uri, about, isCount, keyed, partialResultToken }, token) => {
        const references = listReferencesToCheck(await host.snapshotWithDrafts(), uri === undefined ? undefined : normalizeUri(uri));
        const { checks } = services.lookUp;
        const works = references.map(({ work }) => work);
        const count = references.length;
        if (isCount === true) return { count, sent: works.filter((work) => !checks.isConfirmed(work)).map(listSent) };
        const found = await checks.check(works, toCallOptions(host, token, keyed), (done) => {
          if (partialResultToken !== undefined) void connection.sendProgress(new ProgressType<number>(), partialResultToken, done);
        });
        const checked = references.flatMap(({ key, work }, at): readonly CheckedReference[] => {
          const check = found[at];
          return check === undefined ? [] : [{ key, work, check }];
        });
        const today = new Date().toISOString().slice(0, 10);
        return { count, counts: countChecked(checked), report: renderReferenceReport(checked, about, today) };
      },
    ),
  );
}

/** The title, and the identifiers that are known. */
function listSent({ title = '', arxivId, doi }: DescribedWork): string {
  return [title, arxivId === undefined ? undefined : `arXiv ${arxivId}`, doi].filter((part) => part !== undefined).join(' · ');
}
