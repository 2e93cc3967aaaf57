import { expect, it } from 'vitest'
import type { Backup } from '../../../shared/model/backup.ts'
import { superfluousBackups } from './backup-files.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2024-06-15T12:00:00Z')

/** `hoursAgo`, the newest first. */
function backups(hoursAgo: readonly number[], change: Partial<Backup> = {}): Backup[] {
  return hoursAgo.map(hours => ({
    name: `${hours}`,
    at: new Date(NOW - hours * HOUR).toISOString(),
    bytes: 1000,
    reason: 'automatic',
    ...change,
  }))
}

const kept = (all: readonly Backup[]) => {
  const gone = new Set(superfluousBackups(all))
  return all.filter(backup => !gone.has(backup)).map(backup => Number(backup.name))
}

it('keeps the newest ten, then one a day, then one a week', () => {
  const hourly = Array.from({ length: 24 * 60 }, (_, hours) => hours)
  const hours = kept(backups(hourly))
  expect(hours.slice(0, 10)).toEqual(hourly.slice(0, 10))
  const days = hours.map(ago => new Date(NOW - ago * HOUR).toISOString().slice(0, 10))
  // Seven days, and the newest of the two weeks before them.
  expect(new Set(days).size).toBe(9)
  expect(hours.length).toBeLessThan(21)
  expect(Math.max(...hours)).toBeGreaterThan(24 * 14)
})

it('never counts what the user asked for, or what was made before something else', () => {
  const asked = backups(
    Array.from({ length: 40 }, (_, hours) => hours),
    { reason: 'asked' },
  )
  expect(superfluousBackups(asked)).toEqual([])
})

it('keeps the last one also when the clock was turned back', () => {
  const all = backups([...Array.from({ length: 12 }, (_, hours) => hours / 2), 8, 9])
  expect(superfluousBackups(all, '8').map(({ name }) => name)).not.toContain('8')
  expect(superfluousBackups(all).map(({ name }) => name)).toContain('8')
})

it('keeps fewer of a large library, but always a few', () => {
  expect(kept(backups([0, 1, 2, 3, 4, 5], { bytes: 1.5e9 }))).toEqual([0, 1, 2])
  expect(kept(backups([0, 1, 2, 3, 4, 5], { bytes: 0.9e9 }))).toEqual([0, 1, 2, 3])
})
