import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './shortcuts-dialog.module.css'

const GROUPS = [
  {
    title: 'selecting',
    rows: [
      ['sentence', 'J / K, Alt+↓ / Alt+↑'],
      ['extendSentence', 'Shift+J / Shift+K'],
      ['extendCharacter', 'Shift+→ / Shift+←'],
      ['clear', 'Esc'],
    ],
  },
  {
    title: 'marking',
    rows: [
      ['colours', '1 – 8'],
      ['tag', 'T'],
      ['note', 'N'],
      ['copy', 'C'],
      ['remove', 'Delete'],
      ['neighbours', '] / ['],
    ],
  },
  {
    title: 'moving',
    rows: [
      ['find', 'Ctrl+F'],
      ['years', ', / .'],
      ['otherPane', 'F6'],
      ['undo', 'Ctrl+Z / Ctrl+Shift+Z'],
      ['help', '?'],
    ],
  },
] as const

/** All keys of the reading screen. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('reading')
  return (
    <Dialog open onClose={onClose} title={t('keys.title')} width={460}>
      {GROUPS.map(({ title, rows }) => (
        <section key={title} className={styles.group}>
          <h3 className={styles.title}>{t(`keys.${title}`)}</h3>
          <dl className={styles.rows}>
            {rows.map(([what, keys]) => (
              <div key={what} className={styles.row}>
                <dt>{t(`keys.${what}`)}</dt>
                <dd className={styles.keys}>{keys}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
