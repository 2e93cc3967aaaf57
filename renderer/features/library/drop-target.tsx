import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppStore } from '../../state/store.ts'
import styles from './drop-target.module.css'
import { filesOfDrop } from './dropped-files.ts'

/** Files and folders may be dropped anywhere on the window. */
export function DropTarget() {
  const { t } = useTranslation('library')
  const store = useAppStore()
  const [over, setOver] = useState(false)

  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer || !holdsFiles(event)) return
      event.preventDefault()
      setOver(false)
      const { host, importFiles, fail } = store.getState()
      // The desktop knows a dropped folder's path; the page alone has to walk through it.
      if (host?.edition === 'desktop') void importFiles([...event.dataTransfer.files])
      else
        filesOfDrop(event.dataTransfer)
          .then(({ files, folders }) => importFiles(files, folders))
          .catch(fail)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [store])

  return over ? <div className={styles.target}>{t('import.drop')}</div> : null
}
