/** The only channels between the preload and the program; shared by both so that they cannot drift apart. */
export const CHANNELS = {
  /** A page has loaded and names itself; whatever an earlier page of this window still waited for is dropped. */
  open: 'duidu:open',
  /** The page's name and one frame of `shared/wire.ts`, both ways. */
  text: 'duidu:text',
  /** Paths of files that the user dropped or chose; answered with those that may be opened from now on. */
  grant: 'duidu:grant',
} as const
