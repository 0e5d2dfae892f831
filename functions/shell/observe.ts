import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { metricNamespace, type World } from '../world.ts';

/** Powertools for one function: a log, a count of outcomes, and the middleware that sends the counts off. */
export function observe(
  serviceName: string,
): Pick<World, 'log' | 'count'> & { sendCounts: ReturnType<typeof logMetrics> } {
  const logger = new Logger({ serviceName });
  const metrics = new Metrics({ namespace: metricNamespace, serviceName });
  return {
    log: { info: logger.info.bind(logger), warn: logger.warn.bind(logger), error: logger.error.bind(logger) },
    count: (metric, howMany = 1) => metrics.addMetric(metric, MetricUnit.Count, howMany),
    sendCounts: logMetrics(metrics),
  };
}
