import { resolve } from 'node:path';
import { bundleWorkflowCode, type Logger, type WorkflowBundle } from '@temporalio/worker';

const silent: Logger = { info() {}, debug() {}, trace() {}, warn() {}, error() {}, log() {} };

/**
 * The stories as one script, as the engine's sandbox runs them: without the sources' text, which would double it; lines
 * stay known. The one way to make a bundle, so that what the tests measure and replay is what an office runs.
 */
export function bundleStories({
  workflowsPath = resolve(__dirname, '../workflows/index.ts'),
  logger = silent,
}: {
  workflowsPath?: string;
  logger?: Logger;
} = {}): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath,
    logger,
    webpackConfigHook: (config) => ({ ...config, devtool: 'inline-nosources-cheap-module-source-map' }),
  });
}
