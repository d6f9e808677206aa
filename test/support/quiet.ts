import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/**
 * Workers come and go in tests; what they say about it hides what matters. To be called before each one is made: the
 * engine's runtime ends with its last worker, and one that no worker ends would keep the test process from exiting.
 */
export function quietly(): void {
  try {
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
    });
  } catch {
    // Another worker of this process has installed it.
  }
}
