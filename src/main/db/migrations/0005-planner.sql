-- What the planner may choose and count beyond the roster itself, and the plans kept.

-- When a creator can post for this campaign; null is open at that end.
ALTER TABLE roster_entry ADD COLUMN available_from TEXT;
ALTER TABLE roster_entry ADD COLUMN available_until TEXT
  CHECK (available_until IS NULL OR available_from IS NULL OR available_until >= available_from);

-- What a creator of the roster can be booked for, of which one is chosen; without any the entry's own posts and fee.
-- cost_parts: shared/domain/planning/packages.ts, minor units of the campaign's currency
CREATE TABLE plan_package (
  id TEXT PRIMARY KEY NOT NULL,
  entry_id TEXT NOT NULL REFERENCES roster_entry (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  posts INTEGER NOT NULL CHECK (posts >= 1),
  cost_parts TEXT NOT NULL CHECK (json_valid(cost_parts)),
  position INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_package_entry ON plan_package (entry_id, position);

-- Parts of the audience that are counted apart; without any the whole audience is one. null: not split by it.
CREATE TABLE plan_segment (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  country TEXT CHECK (length(country) = 2),
  age TEXT,
  gender TEXT CHECK (gender IN ('f', 'm', 'x')),
  niche TEXT,
  universe_persons INTEGER NOT NULL CHECK (universe_persons > 0),
  weight REAL NOT NULL DEFAULT 1 CHECK (weight >= 0),
  source TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_segment_campaign ON plan_segment (campaign_id, position);

-- How the campaign of that id has its roster planned. All three: shared/domain/planning/settings.ts
CREATE TABLE plan_setup (
  id TEXT PRIMARY KEY NOT NULL REFERENCES campaign (id),
  objective TEXT NOT NULL CHECK (json_valid(objective)),
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  assumptions TEXT NOT NULL CHECK (json_valid(assumptions))
) STRICT, WITHOUT ROWID;

-- A plan kept with all it was made from: settings (as in plan_setup, with rules of the roster), instance and answer in
-- the formats of shared/domain/planInstance.ts, figures as they were shown.
CREATE TABLE plan_scenario (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  instance TEXT NOT NULL CHECK (json_valid(instance)),
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  in_report INTEGER NOT NULL DEFAULT 0 CHECK (in_report IN (0, 1)),
  position INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  planned_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_scenario_campaign ON plan_scenario (campaign_id, position);

-- Viewers that two accounts have in common, as somebody measured it. basis: shared/domain/reach/overlap.ts
CREATE TABLE audience_overlap (
  id TEXT PRIMARY KEY NOT NULL,
  account_a TEXT NOT NULL REFERENCES account (id),
  account_b TEXT NOT NULL REFERENCES account (id),
  figure REAL NOT NULL CHECK (figure >= 0),
  basis TEXT NOT NULL CHECK (basis IN ('ofUniverse', 'ofSmaller', 'ofBoth', 'persons')),
  source TEXT NOT NULL CHECK (length(source) > 0),
  measured_on TEXT NOT NULL,
  CHECK (account_a < account_b),
  UNIQUE (account_a, account_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX audience_overlap_b ON audience_overlap (account_b);
