export { fold } from '../fold-table.ts'
