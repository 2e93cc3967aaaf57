/** What the surroundings of the window can do; the desktop picks with native dialogs, the browser edition by browsing. */
export interface HostInfo {
  readonly edition: 'desktop' | 'browser'
  readonly version: string
  readonly platform: string
  readonly picksNatively: boolean
}

export interface FolderListing {
  readonly path: string
  /** Null at the top of what may be looked at. */
  readonly parent: string | null
  readonly entries: readonly { readonly name: string; readonly path: string; readonly kind: 'folder' | 'file' | 'library' }[]
}
