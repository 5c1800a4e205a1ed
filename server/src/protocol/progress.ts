import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { ShownProgress } from '../services/workspaceReader';
import type { ClientAbilities } from './capabilities';

/**
 * If indexing takes less time than this, in milliseconds, no progress is shown, since a message that disappears at once would only
 * distract.
 */
const showAfterMilliseconds = 500;

/**
 * Shows work-done progress in the editor if indexing takes long and the client supports it. A token is created only if progress is
 * shown. The progress is always ended, because some editors show it until then.
 */
export function showIndexProgress(connection: Connection, abilities: ClientAbilities): ShownProgress {
  if (!abilities.progress) return { report: () => undefined, done: () => undefined };
  const started = Date.now();
  let shown: Promise<WorkDoneProgressServerReporter> | undefined;
  const send = (step: (reporter: WorkDoneProgressServerReporter) => void): void => void shown?.then(step).catch(() => undefined);
  return {
    report(done, total) {
      const counted = `${done} of ${total}`;
      if (shown !== undefined) send((reporter) => reporter.report(Math.floor((done / total) * 100), counted));
      else if (Date.now() - started > showAfterMilliseconds) {
        shown = connection.window.createWorkDoneProgress();
        send((reporter) => reporter.begin('Marginalia: Reading digests', 0, counted, false));
      }
    },
    done: () => send((reporter) => reporter.done()),
  };
}
