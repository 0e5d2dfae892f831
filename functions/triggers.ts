// What starts each stage that is not asked over HTTP. The infrastructure and the local service both read this.

export const queues = {
  matching: { starts: 'match', visibilitySeconds: 180, maximumReceives: 5, batchSize: 10 },
  messages: { starts: 'notify', visibilitySeconds: 180, maximumReceives: 5, batchSize: 10 },
} as const;
export type QueueName = keyof typeof queues;

export const schedules = {
  clock: { everyMinutes: 1 },
  publish: { everyMinutes: 1 },
} as const;
export type ScheduledFunction = keyof typeof schedules;
export const scheduledFunctions = Object.keys(schedules) as ScheduledFunction[];
