import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

// Workers come and go in tests; what they say about it hides what matters.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});
