import { homedir } from 'node:os';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { registryIdentities } from '../../model/registryRecord';
import type { Platform } from '../../services/platform';
import { createFetchTransport } from '../fetch/fetchTransport';
import { createNodeCacheFolder } from './cacheFolder';
import { nodeFileSystem } from './fileSystem';
import { createNodeBackground } from './workerBackground';

/** `entry` is the path of the server's own script, which the worker thread runs too; `version` is told to registries. */
export function createNodePlatform(entry: string, version: string): Platform {
  // The worker must not print anything, because standard output carries the messages of the protocol.
  const startWorker = (): Worker => new Worker(entry, { stdout: true, stderr: true, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
  return {
    fileSystem: nodeFileSystem,
    background: createNodeBackground(startWorker),
    readingBackground: createNodeBackground(startWorker),
    homeFolder: pathToFileURL(homedir()).toString(),
    openCacheFolder: createNodeCacheFolder,
    transport: createFetchTransport(registryIdentities, version),
    readMemory: () => process.memoryUsage.rss(),
    heapLimit: getHeapStatistics().heap_size_limit,
  };
}
