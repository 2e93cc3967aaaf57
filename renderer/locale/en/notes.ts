import type { Words } from '../words.ts'

export const notes: Words['notes'] = {}
