/**
 * What the desktop's preload puts into the page as `window.duidu`, and all of it; absent in the browser edition.
 * `F` is the page's `File`: shared code knows no DOM.
 */
export interface Bridge<F> {
  /** One frame of `shared/wire.ts`. A page that loads again starts with a fresh connection. */
  send(text: string): void
  /** Frames from the program. Frames that come before there is a listener are lost, so listen before the first call. */
  onText(listener: (text: string) => void): void
  /**
   * Lets the program open files and folders that the user dropped or chose, and answers with their paths. Only real ones
   * count: a `File` that a script made has no path on the disk and is left out.
   */
  grantFiles(files: readonly F[]): Promise<string[]>
}

/** The name of the bridge on the page's `window`. */
export const BRIDGE_NAME = 'duidu'
