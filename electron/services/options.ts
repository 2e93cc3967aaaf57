import type { WatchTimes } from './importing/watching.ts'
import type { BackupTimes } from './library/backups.ts'

/** What words are counted with. */
export interface WordFiles {
  /** URL of the script that counts the words of texts in a thread of its own. */
  readonly worker: string
  /** Path of the WebAssembly that cuts texts into words. */
  readonly segmenter: string
  /** Folder of the lists of words. */
  readonly lists: string
}

/** Parts of the program that the services start or read by path. Paths are absolute. */
export interface ProgramParts {
  readonly sampleFolder: string
  /** URLs of scripts that run in threads of their own: parse one file at a time, copy a database, index shared wording. */
  readonly parseWorker: string
  readonly copyWorker: string
  readonly reuseWorker: string
  readonly words: WordFiles
}

/** What the services need to know of where they run. Paths are absolute. */
export interface ServiceOptions extends ProgramParts {
  /** Where settings and the default library lie. */
  readonly dataFolder: string
  /** The library that `library.resume` opens; null for the one of last time, or a new one with the sample reports. */
  readonly libraryPath: string | null
  /** When backups are made if not as usual; null for a program that ends with its work. */
  readonly backups?: BackupTimes | null
  /** How folders are watched if not as usual; null for a program that ends with its work and watches none. */
  readonly watching?: WatchTimes | null
}
