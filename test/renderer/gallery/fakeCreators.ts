import type { GridSource } from '../../../src/renderer/src/ui/grid/rowCache'

export interface FakeCreator {
  n: number
  handle: string
  name: string
  platform: string
  tier: string
  followers: number | null
  averageViews: number | null
  engagementRate: number | null
  niche: string
  country: string
  priceMinor: number | null
  updated: string
}

const TIERS = ['Nano', 'Micro', 'Mid', 'Macro', 'Mega']
const NICHES = ['Food', 'Fashion', 'Gaming', 'Travel', 'Beauty', 'Fitness', 'Parenting', 'Finance', 'Home']
const COUNTRIES = ['GB', 'DE', 'FR', 'ES', 'US', 'PL', 'SE']
const PLATFORMS = ['TikTok', 'Instagram', 'YouTube']

/** A number in [0, 1) that depends on the row and the column only. */
function noise(n: number, salt: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39)
  return ((x ^ (x >>> 15)) >>> 0) / 4_294_967_296
}

function followersOf(n: number): number {
  return Math.round(1000 * 10 ** (noise(n, 1) * 3.6))
}

function pick(list: readonly string[], n: number, salt: number): string {
  return list[Math.floor(noise(n, salt) * list.length)] ?? ''
}

export function fakeCreator(n: number): FakeCreator {
  const followers = followersOf(n)
  const isUnknown = noise(n, 9) < 0.05
  return {
    n,
    handle: `@creator_${n.toString(36)}`,
    name: `Creator ${n}`,
    platform: pick(PLATFORMS, n, 2),
    tier: TIERS[Math.min(4, Math.floor(Math.log10(followers) - 3))] ?? 'Nano',
    followers: isUnknown ? null : followers,
    averageViews: isUnknown ? null : Math.round(followers * (0.05 + noise(n, 3))),
    engagementRate: isUnknown ? null : 0.01 + noise(n, 4) * 0.14,
    niche: pick(NICHES, n, 5),
    country: pick(COUNTRIES, n, 6),
    priceMinor: noise(n, 7) < 0.2 ? null : Math.round(followers * (0.5 + noise(n, 7))),
    updated: `2026-${String(1 + Math.floor(noise(n, 8) * 11)).padStart(2, '0')}-15`,
  }
}

/** Row numbers 0 … count−1, by followers where asked. */
export function fakeIds(count: number, sort: 'none' | 'ascending' | 'descending' = 'none'): Uint32Array {
  const ids = Uint32Array.from({ length: count }, (_, n) => n)
  if (sort === 'none') return ids
  const keys = Float64Array.from({ length: count }, (_, n) => followersOf(n))
  const sign = sort === 'ascending' ? 1 : -1
  return ids.sort((a, b) => sign * ((keys[a] ?? 0) - (keys[b] ?? 0)))
}

/** A stand-in for the engine: answers after `delayMs`, and counts what it was asked. */
export function fakeSource(ids: Uint32Array, delayMs = 0): GridSource<FakeCreator> & { asked: number[] } {
  const asked: number[] = []
  return {
    ids,
    asked,
    fetchRows: async (wanted) => {
      asked.push(wanted.length)
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
      return Array.from(wanted, fakeCreator)
    },
  }
}
