import type { BackupTimes } from './backups.ts'
import type { WatchTimes } from './watching.ts'

/** What words are counted with. */
export interface WordFiles {
  /** URL of the script that counts the words of texts in a thread of its own. */
  readonly worker: string
  /** Path of the WebAssembly that cuts texts into words. */
  readonly segmenter: string
  /** Folder of the lists of words. */
  readonly lists: string
}

/** What the services need to know of where they run. Paths are absolute. */
export interface ServiceOptions {
  /** Where settings and the default library lie. */
  readonly dataFolder: string
  /** The library that `library.resume` opens; null for the one of last time, or a new one with the sample reports. */
  readonly libraryPath: string | null
  readonly sampleFolder: string
  /** URL of the script that parses one file at a time in a thread of its own. */
  readonly parseWorker: string
  readonly words: WordFiles
  /** URL of the script that copies a database in a thread of its own. */
  readonly copyWorker: string
  /** When backups are made if not as usual; null for a program that ends with its work. */
  readonly backups?: BackupTimes | null
  /** URL of the script that makes segments of the index of shared wording in a thread of its own. */
  readonly reuseWorker: string
  /** How folders are watched if not as usual; null for a program that ends with its work and watches none. */
  readonly watching?: WatchTimes | null
}
