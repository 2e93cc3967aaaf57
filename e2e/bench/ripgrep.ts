import { execFile } from 'node:child_process'
import { milliseconds } from './measuring.ts'

/** Whether ripgrep can be run here. */
export async function findRipgrep(): Promise<boolean> {
  return new Promise(resolve => execFile('rg', ['--version'], error => resolve(error === null)))
}

/** How long `rg --count-matches` takes over all files of a folder, in ms, its start included. */
export async function timeRipgrep(folder: string, words: string): Promise<number> {
  return milliseconds(
    () =>
      new Promise<void>((resolve, reject) => {
        const options = { maxBuffer: 64 * 2 ** 20 }
        // 1: nothing was found.
        execFile('rg', ['--count-matches', '--fixed-strings', '--no-ignore', '--', words, folder], options, error =>
          error === null || error.code === 1 ? resolve() : reject(error),
        )
      }),
  )
}
