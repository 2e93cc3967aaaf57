import { expect, it } from 'vitest'
import type { ImportProgress } from '../../../shared/model/source.ts'
import { createProgressMeter } from './import-progress.ts'

function meterAt() {
  const seen: ImportProgress[] = []
  const clock = { now: 0 }
  return {
    seen,
    clock,
    meter: createProgressMeter(
      progress => seen.push(progress),
      () => clock.now,
    ),
  }
}

it('announces at most every 50 ms, and the last state when asked', () => {
  const { seen, clock, meter } = meterAt()
  meter.begin(100, 1000)
  for (let i = 0; i < 100; i++) {
    clock.now += 10
    meter.finished(`${i}.txt`, 10)
  }
  expect(seen.length).toBeLessThanOrEqual(22)
  meter.flush()
  expect(seen.at(-1)).toMatchObject({ done: 100, total: 100, current: '99.txt', secondsLeft: 0 })
})

it('says how long it will take by bytes, and only once it can know', () => {
  const { seen, clock, meter } = meterAt()
  meter.scanned(3)
  expect(seen.at(-1)).toMatchObject({ phase: 'scanning', done: 3, total: null, secondsLeft: null })
  clock.now = 100
  meter.begin(10, 10_000)
  clock.now = 600
  meter.finished('a', 1000)
  expect(seen.at(-1)?.secondsLeft).toBeNull()
  clock.now = 1200
  meter.finished('b', 500)
  expect(seen.at(-1)?.secondsLeft).toBeNull()
  clock.now = 2100
  meter.finished('c', 500)
  expect(seen.at(-1)?.secondsLeft).toBe(8)
})

it('is not misled by files that are as they were', () => {
  const { seen, clock, meter } = meterAt()
  meter.begin(1000, 1_000_000)
  for (let i = 0; i < 900; i++) meter.finished(`${i}.txt`, 1000, false)
  clock.now = 900
  meter.flush()
  expect(seen.at(-1)).toMatchObject({ done: 900, secondsLeft: null })
  for (let i = 0; i < 10; i++) {
    clock.now += 100
    meter.finished(`${900 + i}.txt`, 1000)
  }
  meter.flush()
  // Ten files took 1.9 s with the time before; ninety are left.
  expect(seen.at(-1)).toMatchObject({ done: 910, secondsLeft: 18 })
})
