-- What an agency knows of a creator beyond one account's figures.

ALTER TABLE creator ADD COLUMN city TEXT;
ALTER TABLE creator ADD COLUMN further_languages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(further_languages));
ALTER TABLE creator ADD COLUMN hashtags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(hashtags));
ALTER TABLE creator ADD COLUMN brand_values TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(brand_values));
ALTER TABLE creator ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));
ALTER TABLE creator ADD COLUMN tone TEXT CHECK (tone IN ('hard', 'soft', 'both'));
-- {custom_field id: text, number, true or false}
ALTER TABLE creator ADD COLUMN custom TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(custom));
-- The account whose tier, rate and figures the creator shows; null is the one with most followers.
ALTER TABLE creator ADD COLUMN main_account_id TEXT REFERENCES account (id);
CREATE INDEX creator_main_account ON creator (main_account_id) WHERE main_account_id IS NOT NULL;

ALTER TABLE account ADD COLUMN posts_sampled INTEGER CHECK (posts_sampled >= 0);
ALTER TABLE account_metric ADD COLUMN posts_sampled INTEGER CHECK (posts_sampled >= 0);

-- Handles that an account had before: a list that still has the old one finds the account.
CREATE TABLE former_handle (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  platform TEXT NOT NULL CHECK (platform IN ('tiktok', 'instagram', 'youtube')),
  handle TEXT NOT NULL CHECK (length(handle) > 0),
  handle_key TEXT NOT NULL CHECK (length(handle_key) > 0),
  until_on TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (account_id, handle_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_handle_key ON former_handle (platform, handle_key);

CREATE TABLE agent (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  company TEXT,
  email TEXT,
  phone TEXT,
  notes TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX agent_email ON agent (email) WHERE email IS NOT NULL;

CREATE TABLE creator_agent (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  agent_id TEXT NOT NULL REFERENCES agent (id),
  note TEXT,
  since_on TEXT,
  UNIQUE (creator_id, agent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX creator_agent_agent ON creator_agent (agent_id);

ALTER TABLE contact_point ADD COLUMN holder TEXT NOT NULL DEFAULT 'creator' CHECK (holder IN ('creator', 'agent', 'guardian'));
ALTER TABLE contact_point ADD COLUMN agent_id TEXT REFERENCES agent (id);
ALTER TABLE contact_point ADD COLUMN validity TEXT NOT NULL DEFAULT 'unchecked' CHECK (validity IN ('unchecked', 'works', 'fails'));
ALTER TABLE contact_point ADD COLUMN is_preferred INTEGER NOT NULL DEFAULT 0 CHECK (is_preferred IN (0, 1));
ALTER TABLE contact_point ADD COLUMN note TEXT;
CREATE INDEX contact_point_agent ON contact_point (agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX contact_point_value ON contact_point (value);

-- asked: what the creator or agent named; agreed: settled by both; paid: what was paid
ALTER TABLE rate ADD COLUMN basis TEXT NOT NULL DEFAULT 'asked' CHECK (basis IN ('asked', 'agreed', 'paid'));
ALTER TABLE rate ADD COLUMN note TEXT;
CREATE INDEX rate_paid ON rate (currency) WHERE basis = 'paid';

-- Work for a brand, of ours or of others, and what it forbids.
CREATE TABLE collaboration (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  brand_id TEXT REFERENCES brand (id),
  brand_name TEXT NOT NULL CHECK (length(brand_name) > 0),
  category TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('paid', 'gifted', 'unpaid', 'unknown')),
  started_on TEXT,
  ended_on TEXT CHECK (ended_on IS NULL OR started_on IS NULL OR ended_on >= started_on),
  -- nobody of that category, or of those named, until then
  exclusive_until TEXT,
  exclusive_against TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(exclusive_against)),
  link TEXT,
  note TEXT,
  source TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX collaboration_creator ON collaboration (creator_id);
CREATE INDEX collaboration_brand ON collaboration (brand_id) WHERE brand_id IS NOT NULL;

-- The bytes are in blobs/ab/cd/<sha256>.
CREATE TABLE creator_file (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  mime TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  note TEXT,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX creator_file_creator ON creator_file (creator_id);
CREATE INDEX creator_file_sha256 ON creator_file (sha256);

CREATE TABLE creator_note (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  text TEXT NOT NULL CHECK (length(text) > 0),
  author TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX creator_note_creator ON creator_note (creator_id);

CREATE TABLE custom_field (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'yesNo')),
  choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices)),
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT, WITHOUT ROWID;

-- A list of creators as a person left it: filter, sort and columns.
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  filter TEXT NOT NULL CHECK (json_valid(filter)),
  sort TEXT NOT NULL CHECK (json_valid(sort)),
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  position INTEGER NOT NULL CHECK (position >= 0),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE column_set (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where creators are looked for, per campaign, and what came of it.
CREATE TABLE research_lead (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  kind TEXT NOT NULL CHECK (kind IN ('hashtag', 'topic', 'place', 'marketplace')),
  text TEXT NOT NULL CHECK (length(text) > 0),
  platform TEXT CHECK (platform IN ('tiktok', 'instagram', 'youtube')),
  link TEXT,
  note TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (campaign_id, kind, text)
) STRICT, WITHOUT ROWID;

CREATE TABLE research_look (
  id TEXT PRIMARY KEY NOT NULL,
  research_lead_id TEXT NOT NULL REFERENCES research_lead (id),
  looked_by TEXT NOT NULL,
  looked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX research_look_lead ON research_look (research_lead_id);

-- How a creator that no import brought came in; imports keep theirs in import_row.
CREATE TABLE creator_source (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  kind TEXT NOT NULL CHECK (kind IN ('pasted', 'research', 'entered')),
  research_lead_id TEXT REFERENCES research_lead (id),
  detail TEXT,
  noted_by TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX creator_source_creator ON creator_source (creator_id);
CREATE INDEX creator_source_lead ON creator_source (research_lead_id) WHERE research_lead_id IS NOT NULL;

-- Two creators that somebody looked at and found to be two persons; a_id < b_id.
CREATE TABLE distinct_pair (
  id TEXT PRIMARY KEY NOT NULL,
  a_id TEXT NOT NULL REFERENCES creator (id),
  b_id TEXT NOT NULL REFERENCES creator (id),
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  UNIQUE (a_id, b_id),
  CHECK (a_id < b_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX distinct_pair_b ON distinct_pair (b_id);

ALTER TABLE client ADD COLUMN tier_scheme_id TEXT REFERENCES tier_scheme (id);
-- {part of the fit: weight}; null takes the usual weights
ALTER TABLE client ADD COLUMN match_weights TEXT CHECK (match_weights IS NULL OR json_valid(match_weights));
CREATE INDEX client_tier_scheme ON client (tier_scheme_id) WHERE tier_scheme_id IS NOT NULL;

ALTER TABLE brand ADD COLUMN competitors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(competitors));
ALTER TABLE brand ADD COLUMN brand_values TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(brand_values));
ALTER TABLE brand ADD COLUMN niches TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(niches));

ALTER TABLE campaign ADD COLUMN niches TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(niches));
ALTER TABLE campaign ADD COLUMN hashtags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(hashtags));
ALTER TABLE campaign ADD COLUMN tone TEXT CHECK (tone IN ('hard', 'soft'));
-- days after the flight in which a booked creator works for no competitor; null: none agreed
ALTER TABLE campaign ADD COLUMN exclusivity_days INTEGER CHECK (exclusivity_days >= 0);

-- What the columns of a source meant the last time. Written beside an import, not part of anybody's undo.
CREATE TABLE import_source (
  id TEXT PRIMARY KEY NOT NULL,
  signature TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which record of which import an account was stated in. The import is the step of change_step; not logged, as import_batch.
CREATE TABLE import_row (
  account_id TEXT NOT NULL,
  step_seq INTEGER NOT NULL,
  record_number INTEGER NOT NULL,
  PRIMARY KEY (account_id, step_seq)
) STRICT, WITHOUT ROWID;

-- The history of one row. Additions are left out: a first import would pay for an index as large as itself.
CREATE INDEX change_log_row ON change_log (row_id) WHERE before IS NOT NULL;

-- Full text gains dated notes, tags, hashtags and values.
DROP TRIGGER creator_text_update;
DROP TABLE account_word_text;
CREATE VIRTUAL TABLE account_word_text USING fts5 (bio, notes, niches, labels, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', detail = 'full');
INSERT INTO account_word_text (rowid, bio, notes, niches, labels)
  SELECT a.n, a.bio, c.notes, c.niches, NULL FROM account a JOIN creator c ON c.id = a.creator_id
  WHERE a.bio IS NOT NULL OR c.notes IS NOT NULL OR c.niches <> '[]';
CREATE TRIGGER creator_text_update AFTER UPDATE OF display_name, notes, niches, tags, hashtags, brand_values ON creator
WHEN OLD.display_name IS NOT NEW.display_name OR OLD.notes IS NOT NEW.notes OR OLD.niches IS NOT NEW.niches
  OR OLD.tags IS NOT NEW.tags OR OLD.hashtags IS NOT NEW.hashtags OR OLD.brand_values IS NOT NEW.brand_values BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id = NEW.id;
END;
CREATE TRIGGER creator_note_text_insert AFTER INSERT ON creator_note BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id = NEW.creator_id;
END;
CREATE TRIGGER creator_note_text_update AFTER UPDATE ON creator_note BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id IN (OLD.creator_id, NEW.creator_id);
END;
CREATE TRIGGER creator_note_text_delete AFTER DELETE ON creator_note BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id = OLD.creator_id;
END;
