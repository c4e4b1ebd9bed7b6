import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { CallboardError } from '../../shared/contract/define'
import { words } from './words'

/** What a JSON file holds. @throws CallboardError `file_unreadable`, or `plan_invalid` where it is not JSON */
export async function readJsonFile(path: string): Promise<unknown> {
  let json: string
  try {
    json = await readFile(path, 'utf8')
  } catch {
    throw new CallboardError('file_unreadable', words.unreadable(path))
  }
  try {
    return z.unknown().parse(JSON.parse(json))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CallboardError('plan_invalid', words.notJson(basename(path), reason))
  }
}
