// Runs before every file of tests: vitest has no setting for how long vi.waitFor and vi.waitUntil wait.
import { vi } from 'vitest'
import { PATIENCE } from './patience.ts'

const { waitFor, waitUntil } = vi
vi.waitFor = (callback, options = {}) => waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE, ...options })
vi.waitUntil = (callback, options = {}) => waitUntil(callback, typeof options === 'number' ? options : { timeout: PATIENCE, ...options })
