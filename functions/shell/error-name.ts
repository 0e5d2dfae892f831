/** What a log may know of something that was thrown: its name, never its message, which could quote what somebody sent. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
