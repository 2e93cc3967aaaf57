import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { log } from '../../log.ts'
import { makeFolder } from '../../make-folder.ts'

/** A small file of the program's own, beside the libraries: a value in JSON. The program starts whatever is wrong with it. */
export interface ProgramFile<T> {
  /** Undefined where there is none, or none that can be read; what cannot be understood is kept aside for the user. */
  read(): T | undefined
  /** Written beside and renamed, so that it is never half there. Throws `settings-unsaved`, or `disk-full`. */
  write(value: T): void
}

/** What a JSON value says, as far as it can be understood. */
export interface Understood<T> {
  readonly value: T | undefined
  /** Nothing of it is lost. */
  readonly whole: boolean
}

export function createProgramFile<T>(dataFolder: string, name: string, understand: (json: unknown) => Understood<T>): ProgramFile<T> {
  const file = join(dataFolder, name)
  let keptAside = false

  function valueIn(text: string): T | undefined {
    try {
      const { value, whole } = understand(JSON.parse(text))
      if (!whole) keepAside()
      return value
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      keepAside()
      return undefined
    }
  }

  function keepAside(): void {
    if (keptAside) return
    keptAside = true
    try {
      copyFileSync(file, `${file}.broken`)
    } catch (error) {
      log(name, error)
    }
  }

  return {
    read() {
      let text: string
      try {
        text = readFileSync(file, 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log(name, error)
        return undefined
      }
      return valueIn(text)
    },
    write(value) {
      try {
        makeFolder(dataFolder)
        writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { flush: true, mode: 0o600 })
        renameSync(`${file}.new`, file)
      } catch (cause) {
        throw unsaved(cause, dataFolder)
      }
    },
  }
}

/** All of a value or nothing. */
export function wholeOf<T>(schema: z.ZodType<T>): (json: unknown) => Understood<T> {
  return json => {
    const { success, data } = schema.safeParse(json)
    return { value: data, whole: success }
  }
}

function unsaved(cause: unknown, path: string): AppError {
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk-full', 'The disk is full; the settings are not saved.', { path }, { cause })
  return new AppError('settings-unsaved', `The settings could not be saved: the folder ${path} cannot be written.`, { path }, { cause })
}
