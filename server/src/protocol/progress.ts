import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { ShownProgress } from '../services/workspaceReader';
import type { ClientAbilities } from './capabilities';

/** A shorter index shows no progress: a message that comes and goes at once only distracts. In milliseconds. */
const showAfterMilliseconds = 500;

/**
 * Work-done progress in the editor while an index takes long; nothing where the client can't show any. A token is created only for a
 * progress that begins, and each that begins also ends: some editors show a token until its end.
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
        send((reporter) => reporter.begin('Marginalia: reading digests', 0, counted, false));
      }
    },
    done: () => send((reporter) => reporter.done()),
  };
}
