import { statfs } from 'node:fs/promises'
import type { LibraryWarning } from '../../../shared/model/library.ts'

/** Folders of programs that copy files while they are being written, by the names they carry on every system. */
const SYNCED =
  /(^|[\\/])(OneDrive|Dropbox|Google ?Drive|GoogleDrive|iCloud ?Drive|Mobile Documents|CloudStorage|Nutstore|坚果云|百度网盘|BaiduSyncdisk|阿里云盘|腾讯微云|Seafile|Nextcloud|ownCloud|Syncthing)( ?[-–(][^\\/]*)?([\\/]|$)/i

/** Magic numbers of NFS, SMB, CIFS, SMB2, and AFS on Linux. */
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f])

/** What may harm a library where it lies. */
export async function libraryWarnings(path: string, isRemote = liesOnNetwork): Promise<LibraryWarning[]> {
  const warnings: LibraryWarning[] = []
  if (SYNCED.test(path)) warnings.push('synced-folder')
  if (path.startsWith('\\\\') || (await isRemote(path))) warnings.push('network-folder')
  return warnings
}

async function liesOnNetwork(path: string): Promise<boolean> {
  return process.platform === 'linux' && NETWORK.has((await statfs(path)).type)
}
