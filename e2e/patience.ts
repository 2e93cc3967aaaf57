/**
 * How long a test under vitest waits for what must come, and how long all of it may take, in ms. No test is about time: what comes
 * ends the wait at once, and the one second of the default is less than a busy machine may stand still.
 */
export const PATIENCE = 20_000
export const WHOLE_TEST = 120_000
