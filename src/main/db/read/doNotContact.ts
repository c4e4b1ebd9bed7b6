import { createHmac } from 'node:crypto'
import { contactKey, domainKey, domainsAbove } from '../../../shared/domain/contactKeys'
import { type Db, statement } from '../open'

export const doNotContactKinds = ['creator', 'address', 'domain', 'agent'] as const
export type DoNotContactKind = (typeof doNotContactKinds)[number]

/** The workspace's own key for digests of people's data, 64 hexadecimal digits; null until one is needed. */
export function readPrivacyKey(db: Db): string | null {
  const value = statement<string>(db, `SELECT value FROM setting WHERE id = 'privacyKey'`).pluck().get()
  const key: unknown = typeof value === 'string' ? JSON.parse(value) : null
  return typeof key === 'string' ? key : null
}

/** HMAC-SHA-256: without the key nobody can try addresses against the list. */
export const doNotContactDigest = (key: string, kind: DoNotContactKind, value: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`callboard-do-not-contact-1\n${kind}\n${value}`).digest('hex')

/** How an account is named in the list, so that an erased person is known again when imported. */
export const accountName = (platform: string, handleKey: string): string => `${platform}:${handleKey}`

export type DoNotContactHit = { kind: DoNotContactKind; reason: string; addedAt: string }

type EntryRow = {
  kind: DoNotContactKind
  digest: string
  creator_id: string | null
  agent_id: string | null
  reason: string
  added_at: string
}

/** The list, ready to be asked many times. Empty where there is no entry, which costs one query. */
export function readDoNotContact(db: Db) {
  const key = readPrivacyKey(db)
  const entries = key
    ? statement<EntryRow>(
        db,
        'SELECT kind, digest, creator_id, agent_id, reason, added_at FROM do_not_contact ORDER BY added_at, id',
      ).all()
    : []
  const byDigest = new Map(entries.map((entry) => [`${entry.kind} ${entry.digest}`, entry]))
  const byCreator = new Map(entries.flatMap((e) => (e.creator_id ? [[e.creator_id, e] as const] : [])))
  const byAgent = new Map(entries.flatMap((e) => (e.agent_id ? [[e.agent_id, e] as const] : [])))
  const hit = (entry: EntryRow | undefined): DoNotContactHit | null =>
    entry ? { kind: entry.kind, reason: entry.reason, addedAt: entry.added_at } : null
  const find = (kind: DoNotContactKind, value: string) =>
    key ? byDigest.get(`${kind} ${doNotContactDigest(key, kind, value)}`) : undefined

  function ofAddress(kind: string, value: string): DoNotContactHit | null {
    if (byDigest.size === 0) return null
    const exact = find('address', contactKey(kind, value))
    if (exact) return hit(exact)
    if (!value.includes('@')) return null
    for (const domain of domainsAbove(domainKey(value) ?? '')) {
      const found = find('domain', domain)
      if (found) return hit(found)
    }
    return null
  }
  return {
    isEmpty: entries.length === 0,
    /** an e-mail address or other contact value, by itself or by its domain */
    ofAddress,
    ofCreator: (creatorId: string): DoNotContactHit | null => hit(byCreator.get(creatorId)),
    ofAgent: (agentId: string): DoNotContactHit | null => hit(byAgent.get(agentId)),
    /** an account that may stand for a person who was erased */
    ofAccount: (platform: string, handleKey: string): DoNotContactHit | null =>
      byDigest.size === 0 ? null : hit(find('creator', accountName(platform, handleKey))),
  }
}
export type DoNotContactList = ReturnType<typeof readDoNotContact>

/**
 * Which of some creators must not be contacted: they themselves, one of their accounts as it was before an erasure,
 * their agent, or every address they have. One address of several on the list stops that address only.
 */
export function doNotContactCreators(db: Db, creatorIds: readonly string[]): Map<string, DoNotContactHit> {
  const found = new Map<string, DoNotContactHit>()
  const list = readDoNotContact(db)
  if (list.isEmpty) return found
  const ids = JSON.stringify(creatorIds)
  const note = (creatorId: string, hit: DoNotContactHit | null) => {
    if (hit && !found.has(creatorId)) found.set(creatorId, hit)
  }
  for (const id of creatorIds) note(id, list.ofCreator(id))
  const accounts = statement<{ creator_id: string; platform: string; handle_key: string }>(
    db,
    `SELECT a.creator_id, a.platform, a.handle_key FROM json_each(?) j CROSS JOIN account a ON a.creator_id = j.value`,
  ).all(ids)
  for (const account of accounts) note(account.creator_id, list.ofAccount(account.platform, account.handle_key))
  const links = statement<{ creator_id: string; agent_id: string }>(
    db,
    `SELECT l.creator_id, l.agent_id FROM json_each(?) j CROSS JOIN creator_agent l ON l.creator_id = j.value`,
  ).all(ids)
  for (const link of links) note(link.creator_id, list.ofAgent(link.agent_id))
  const contacts = statement<{ creator_id: string; kind: string; value: string }>(
    db,
    `SELECT c.creator_id, c.kind, c.value FROM json_each(?) j CROSS JOIN contact_point c ON c.creator_id = j.value`,
  ).all(ids)
  const byCreator = Map.groupBy(contacts, (contact) => contact.creator_id)
  for (const [creatorId, points] of byCreator) {
    const hits = points.map((point) => list.ofAddress(point.kind, point.value))
    if (hits.every((hit) => hit !== null)) note(creatorId, hits[0] ?? null)
  }
  return found
}
