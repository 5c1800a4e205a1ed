import { lazy } from '../../base/derivedValues';
import { maskControls } from '../../base/invisible';
import { readSafely } from '../../base/readSafely';
import { parseCorrections, parseDecisions, parseDismissals, parseReferencesFile, parseTopicsFile } from '#ownFiles';
import { type ProjectSettings, parseProjectFile } from '#drafts';
import type { ReferencesText } from '../../model/referencesText';
import type { TopicsText } from '../../model/topicsText';
import { createBibliographyFile } from './bibliographyFile';
import {
  type CorrectionsFile,
  type DecisionsFile,
  type DismissalsFile,
  type ProjectFile,
  type ReferencesFile,
  type TopicsFile,
  createTextVersion,
} from './textFile';

export function createProjectFile(uri: string, text: string): ProjectFile {
  return {
    kind: 'project',
    ...createTextVersion(uri, text),
    project: lazy(() =>
      readSafely(
        () => parseProjectFile(text),
        (): ProjectSettings => ({ bibliographies: [], isComplete: false }),
      ),
    ),
  };
}

/** `problem` is what was wrong with the file's bytes, as a message for the writer. */
export function createTopicsFile(uri: string, text: string, problem?: string): TopicsFile {
  return {
    kind: 'topics',
    ...createTextVersion(uri, text),
    written: lazy(() => {
      const written = readSafely(
        () => parseTopicsFile(maskControls(text)),
        (reason): TopicsText => ({ topics: [], kept: [], issues: [{ span: { start: 0, end: 0 }, reason }], isReadable: false }),
      );
      return problem === undefined
        ? written
        : { ...written, issues: [{ span: { start: 0, end: 0 }, reason: problem }, ...written.issues], isReadable: false };
    }),
  };
}

/** `problem` is what was wrong with the file's bytes, as a message for the writer. */
export function createCorrectionsFile(uri: string, text: string, problem?: string): CorrectionsFile {
  return {
    kind: 'corrections',
    ...createTextVersion(uri, text),
    problem,
    written: lazy(() => {
      const written = parseCorrections(maskControls(text));
      return problem === undefined ? written : { ...written, issues: [{ span: { start: 0, end: 0 }, reason: problem }, ...written.issues] };
    }),
  };
}

/**
 * Creates a version of a file of completed references. References that have not changed since the version `previous` stay the same
 * objects. `problem` is what was wrong with the file's bytes, as a message for the writer.
 */
export function createReferencesFile(uri: string, text: string, previous?: ReferencesFile, problem?: string): ReferencesFile {
  // `read` does not refer to the earlier `ReferencesFile`, which would keep all earlier versions in memory.
  const read = previous === undefined ? undefined : { text: maskControls(previous.text), written: previous.written() };
  const readBibliography = previous?.bibliography.peek();
  return {
    kind: 'references',
    ...createTextVersion(uri, text),
    written: lazy(() => {
      const written = readSafely(
        () => parseReferencesFile(maskControls(text), read),
        (reason): ReferencesText => ({ references: [], issues: [{ span: { start: 0, end: 0 }, reason }], isReadable: false }),
      );
      return problem === undefined
        ? written
        : { ...written, issues: [{ span: { start: 0, end: 0 }, reason: problem }, ...written.issues], isReadable: false };
    }),
    bibliography: lazy(() => createBibliographyFile(uri, text, readBibliography, problem)),
  };
}

/** `problem` is what was wrong with the file's bytes, as a message for the writer. */
export function createDecisionsFile(uri: string, text: string, problem?: string): DecisionsFile {
  return {
    kind: 'decisions',
    ...createTextVersion(uri, text),
    problem,
    written: lazy(() => {
      const written = parseDecisions(maskControls(text));
      return problem === undefined ? written : { ...written, issues: [{ span: { start: 0, end: 0 }, reason: problem }, ...written.issues] };
    }),
  };
}

/** `problem` is what was wrong with the file's bytes, as a message for the writer. */
export function createDismissalsFile(uri: string, text: string, problem?: string): DismissalsFile {
  return {
    kind: 'dismissals',
    ...createTextVersion(uri, text),
    problem,
    written: lazy(() => {
      const written = parseDismissals(maskControls(text));
      return problem === undefined ? written : { ...written, issues: [{ span: { start: 0, end: 0 }, reason: problem }, ...written.issues] };
    }),
  };
}
