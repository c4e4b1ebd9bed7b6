import fc from 'fast-check'

/**
 * Properties run on the same examples every time, so that what lands here lands anywhere. PROPERTY_SEED=<number> runs
 * them on others: what that finds becomes an example of its own.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_122) })
