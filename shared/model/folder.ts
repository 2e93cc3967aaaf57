/** A folder that was opened in this library. */
export interface Folder {
  readonly id: number
  /** As the user knows it: the paths of its sources begin with it. */
  readonly name: string
  /** Absolute. */
  readonly location: string
  /** Whether what changes in it comes into the library by itself. */
  readonly watched: boolean
  /**
   * `absent`: not there now (a disk that was taken out); watching goes on when it is back. `unreadable`: it may not be
   * opened. `unknown`: nobody opened it with this program on this computer, so it is not looked into.
   */
  readonly state: 'there' | 'absent' | 'unreadable' | 'unknown'
  /** True while it is being looked through. */
  readonly looking: boolean
  /** When it was last looked through to the end; null while it never was. */
  readonly lookedAt: string | null
  /** Sources of it in the library. */
  readonly sources: number
  /** Those of them whose file is no longer there. */
  readonly missing: number
}

/** What a look through opened folders brought. All zero: nothing is different. */
export interface FolderNews {
  /** Names of the folders that hold something new. */
  readonly folders: readonly string[]
  /** Reports that are new, and reports whose text may have changed. */
  readonly added: number
  readonly changed: number
  /** Files that are no longer there; their reports stay. */
  readonly missing: number
  /** Files that have another name or place. */
  readonly moved: number
  /** New reports that are likely in the library already. */
  readonly duplicates: number
  /** Highlights whose place is not sure any more, or that have none. */
  readonly toCheck: number
  /** Reports to show: the new ones, else the changed ones. */
  readonly reportIds: readonly string[]
  /** The action that taking it back undoes; null where nothing came in. */
  readonly actionId: number | null
}

/** An import that did not come to its end: the program was closed or stopped meanwhile. */
export interface InterruptedImport {
  readonly id: number
  /** The folder or file it was about, and how many others. */
  readonly name: string
  readonly others: number
  readonly done: number
  readonly total: number
  readonly begunAt: string
}
