import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { metricNamespace, type World } from '../world.ts';

/** Powertools for one function: a log, a count of outcomes, and the middleware that sends the counts off. */
export function observe(serviceName: string) {
  const logger = new Logger({ serviceName });
  const metrics = new Metrics({ namespace: metricNamespace, serviceName });
  // Powertools' own middleware warns, in plain text, of every invocation that had nothing to count.
  const sendOff = () => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  };
  return {
    log: { info: logger.info.bind(logger), warn: logger.warn.bind(logger), error: logger.error.bind(logger) },
    count: (metric, howMany = 1) => metrics.addMetric(metric, MetricUnit.Count, howMany),
    sendCounts: { after: sendOff, onError: sendOff },
  } satisfies Pick<World, 'log' | 'count'> & { sendCounts: object };
}
