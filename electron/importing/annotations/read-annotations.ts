import { AppError } from '../../../shared/errors.ts'
import type { AnnotationFile } from '../../../shared/interchange/annotation.ts'
import { openArchive } from '../formats/archive.ts'
import { Refusal } from '../formats/reading.ts'
import { codebookAnnotations, projectAnnotations } from './refi.ts'
import { findProject, openProject } from './refi-archive.ts'
import { readRefiXml } from './refi-xml.ts'
import { readWebAnnotations, unknownFile } from './web-annotation.ts'

/** Reads a file of annotations by what is in it, whatever it is called. Throws unsupported-format for any other file. */
export async function readAnnotations(bytes: Uint8Array): Promise<AnnotationFile> {
  const head = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart()
  try {
    if (head.startsWith('PK\x03\x04')) return await readProject(bytes)
    if (!head.startsWith('<')) return readWebAnnotations(bytes)
    const file = await readRefiXml(inOnePiece(bytes))
    if (file?.root !== 'codebook') throw unknownFile()
    return codebookAnnotations(file)
  } catch (error) {
    if (error instanceof Refusal) throw new AppError('unsupported-format', error.message)
    throw error
  }
}

async function readProject(bytes: Uint8Array): Promise<AnnotationFile> {
  const entries = await openArchive(bytes, 'REFI-QDA project')
  const description = findProject(entries)
  if (!description) throw unknownFile()
  return await projectAnnotations(await openProject(entries, description))
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
