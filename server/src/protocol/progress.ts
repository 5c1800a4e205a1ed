import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { IndexProgress } from '../services/indexing';
import type { ClientAbilities } from './capabilities';

export interface ShownProgress extends IndexProgress {
  done(): void;
}

/** A short index shows nothing: progress that flashes by only distracts. */
const showAfterMilliseconds = 500;

/**
 * Work-done progress in the editor while an index takes long. Silent where the client shows none, and where it can't make any. A
 * token is created only for what begins, and what begins ends: some editors show a token until its end.
 */
export function showIndexProgress(connection: Connection, abilities: ClientAbilities): ShownProgress {
  if (!abilities.progress) return { report: () => undefined, done: () => undefined };
  const started = Date.now();
  let shown: Promise<WorkDoneProgressServerReporter> | undefined;
  const tell = (step: (reporter: WorkDoneProgressServerReporter) => void): void => void shown?.then(step).catch(() => undefined);
  return {
    report(done, total) {
      const counted = `${done} of ${total}`;
      if (shown !== undefined) tell((reporter) => reporter.report(Math.floor((done / total) * 100), counted));
      else if (Date.now() - started > showAfterMilliseconds) {
        shown = connection.window.createWorkDoneProgress();
        tell((reporter) => reporter.begin('Marginalia: reading digests', 0, counted, false));
      }
    },
    done: () => tell((reporter) => reporter.done()),
  };
}
