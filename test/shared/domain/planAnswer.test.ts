import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { frontierAnswerSchema, planAnswerSchema } from '../../../src/shared/domain/planInstance'

const schemaFile = 'docs/plan-answer.schema.json'

describe('docs/plan-answer.schema.json', () => {
  it('is what the code answers: a plan, or a frontier with whether it is exact and why not', () => {
    const schema = z.toJSONSchema(z.union([planAnswerSchema, frontierAnswerSchema]))
    const current = { ...schema, title: 'What callboard answers to a plan instance, version 1' }
    if (process.env.WRITE_SCHEMA) writeFileSync(schemaFile, `${JSON.stringify(current, null, 2)}\n`)
    expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(JSON.parse(JSON.stringify(current)))
  })
})
