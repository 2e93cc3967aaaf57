import { z } from 'zod'
import { oneOfEach, queryGrouping, reportFilter } from '../schemas.ts'

/** Small shapes that several topics of the contract take. */
export const nothing = z.object({}).strict()
export const id = z.string().min(1).max(64)
export const ids = z.array(id).min(1).max(100_000)
export const path = z
  .string()
  .min(1)
  .max(4096)
  .refine(text => !text.includes('\0'), 'no path holds a NUL')
export const offset = z.number().int().min(0)
/** In so many reports a wording stands at least. */
export const leastReports = z.number().int().min(2).max(100_000)
export const note = z.string().max(100_000)
/** What a user calls something. */
export const name = z.string().trim().min(1).max(200)
export const query = z.string().max(1000)
/** What one highlight may carry. */
export const tagIds = z.array(id).max(1000)
export const concordanceKey = z.string().min(1).max(64)
/** Key of a column of a table of indicators. */
export const indicatorColumn = z.string().min(1).max(200)
/** Units of text on either side of a hit. */
export const contextWidth = z.number().int().min(0).max(500).optional()
export const trends = z
  .object({
    queries: z.array(query).max(50).optional(),
    conceptIds: z.array(id).max(500).optional(),
    filter: reportFilter.optional(),
    exact: z.boolean().optional(),
    oneOfEach,
    by: queryGrouping,
  })
  .strict()
