import { resolve } from 'node:path';
import { bundleWorkflowCode, type Logger } from '@temporalio/worker';

const silent: Logger = { info() {}, debug() {}, trace() {}, warn() {}, error() {}, log() {} };

/** The stories as the worker loads them: one script without the sources' text, which would double it; lines stay known. */
export async function bundleStories(workflowsPath = resolve(__dirname, '../workflows/index.ts')): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    logger: silent,
    webpackConfigHook: (config) => ({ ...config, devtool: 'inline-nosources-source-map' }),
  });
  return code;
}
