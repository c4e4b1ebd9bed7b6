-- "CALL": tells a Callboard database from any other.
PRAGMA application_id = 1128352844;

-- Tables of people's work. `n` is a local row number for lists and full text: never a foreign key, never logged.

CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  role TEXT NOT NULL CHECK (role IN ('account_manager', 'account_director', 'creator_proxy', 'client_approver', 'client_viewer', 'legal', 'admin')),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tier_scheme (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  source TEXT NOT NULL,
  source_date TEXT,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE tier (
  id TEXT PRIMARY KEY NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES tier_scheme (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL CHECK (length(name) > 0),
  min_followers INTEGER NOT NULL CHECK (min_followers >= 0),
  max_followers INTEGER CHECK (max_followers > min_followers),
  UNIQUE (scheme_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE client (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE brand (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES client (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  category TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX brand_client ON brand (client_id);

CREATE TABLE campaign (
  id TEXT PRIMARY KEY NOT NULL,
  brand_id TEXT NOT NULL REFERENCES brand (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  goal TEXT NOT NULL CHECK (goal IN ('awareness', 'engagement', 'conversion')),
  budget_minor INTEGER CHECK (budget_minor >= 0),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  time_zone TEXT NOT NULL,
  flight_start TEXT,
  flight_end TEXT CHECK (flight_end IS NULL OR flight_start IS NULL OR flight_end >= flight_start),
  target_reach_persons INTEGER CHECK (target_reach_persons >= 0),
  audience TEXT,
  universe_persons INTEGER CHECK (universe_persons >= 0),
  universe_source TEXT,
  target TEXT NOT NULL CHECK (json_valid(target)),
  unique_viewer_ratio REAL NOT NULL CHECK (unique_viewer_ratio BETWEEN 0 AND 1),
  brief TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_brand ON campaign (brand_id);

CREATE TABLE creator (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  display_name TEXT,
  country TEXT CHECK (length(country) = 2),
  language TEXT,
  niches TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(niches)),
  notes TEXT,
  created_at TEXT NOT NULL
) STRICT;

-- The metric columns are the newest known value of each metric; the history is in account_metric.
CREATE TABLE account (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  platform TEXT NOT NULL CHECK (platform IN ('tiktok', 'instagram', 'youtube')),
  handle TEXT NOT NULL CHECK (length(handle) > 0),
  handle_key TEXT NOT NULL CHECK (length(handle_key) > 0),
  platform_user_id TEXT,
  profile_url TEXT,
  bio TEXT,
  is_verified INTEGER CHECK (is_verified IN (0, 1)),
  followers INTEGER CHECK (followers >= 0),
  average_views INTEGER CHECK (average_views >= 0),
  median_views INTEGER CHECK (median_views >= 0),
  average_likes INTEGER CHECK (average_likes >= 0),
  average_comments INTEGER CHECK (average_comments >= 0),
  average_shares INTEGER CHECK (average_shares >= 0),
  average_saves INTEGER CHECK (average_saves >= 0),
  engagement_rate REAL CHECK (engagement_rate >= 0),
  engagement_basis TEXT CHECK (engagement_basis IN ('followers', 'views', 'reach', 'unstated')),
  measured_on TEXT,
  UNIQUE (platform, handle_key)
) STRICT;
CREATE INDEX account_creator ON account (creator_id);
CREATE INDEX account_followers ON account (followers);
CREATE INDEX account_user ON account (platform, platform_user_id) WHERE platform_user_id IS NOT NULL;

CREATE TABLE account_metric (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  measured_on TEXT NOT NULL,
  measured_on_basis TEXT NOT NULL CHECK (measured_on_basis IN ('column', 'file', 'import', 'entered')),
  source TEXT NOT NULL,
  source_sha256 TEXT,
  source_row INTEGER,
  followers INTEGER CHECK (followers >= 0),
  average_views INTEGER CHECK (average_views >= 0),
  median_views INTEGER CHECK (median_views >= 0),
  average_likes INTEGER CHECK (average_likes >= 0),
  average_comments INTEGER CHECK (average_comments >= 0),
  average_shares INTEGER CHECK (average_shares >= 0),
  average_saves INTEGER CHECK (average_saves >= 0),
  engagement_rate REAL CHECK (engagement_rate >= 0),
  engagement_basis TEXT CHECK (engagement_basis IN ('followers', 'views', 'reach', 'unstated'))
) STRICT, WITHOUT ROWID;
CREATE INDEX account_metric_account ON account_metric (account_id, measured_on);

CREATE TABLE audience_share (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  dimension TEXT NOT NULL CHECK (dimension IN ('country', 'age', 'gender')),
  key TEXT NOT NULL,
  share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
  source TEXT NOT NULL,
  measured_on TEXT NOT NULL,
  UNIQUE (account_id, dimension, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_point (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'directMessage', 'agent', 'marketplace')),
  value TEXT NOT NULL CHECK (length(value) > 0),
  source TEXT NOT NULL,
  noted_on TEXT NOT NULL,
  UNIQUE (creator_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE rate (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  format TEXT NOT NULL CHECK (length(format) > 0),
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  quoted_on TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_account ON rate (account_id, quoted_on);

CREATE TABLE roster_entry (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  status TEXT NOT NULL CHECK (status IN ('shortlisted', 'proposed', 'booked', 'dropped')),
  plan_rule TEXT NOT NULL DEFAULT 'open' CHECK (plan_rule IN ('open', 'must', 'mustNot')),
  fee_minor INTEGER CHECK (fee_minor >= 0),
  client_fee_minor INTEGER CHECK (client_fee_minor >= 0),
  posts INTEGER NOT NULL DEFAULT 1 CHECK (posts >= 1),
  note TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (campaign_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX roster_entry_account ON roster_entry (account_id);

CREATE TABLE deliverable (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  title TEXT NOT NULL CHECK (length(title) > 0),
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('brief_sent', 'concept_submitted', 'concept_approved', 'draft_submitted', 'internal_review', 'changes_requested', 'client_review', 'legal_review', 'approved', 'scheduled', 'live', 'live_verified', 'closed', 'on_hold', 'withdrawn', 'expired')),
  due_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX deliverable_campaign ON deliverable (campaign_id);
CREATE INDEX deliverable_account ON deliverable (account_id);

CREATE TABLE import_batch (
  id TEXT PRIMARY KEY NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  imported_at TEXT NOT NULL,
  step_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Full text. Handle and name match anywhere (trigrams); bio, notes and niches by the beginnings of words.
CREATE VIRTUAL TABLE account_name_text USING fts5 (handle, display_name, content = '', contentless_delete = 1, tokenize = 'trigram', detail = 'full');
CREATE VIRTUAL TABLE account_word_text USING fts5 (bio, notes, niches, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', detail = 'full');

-- The change log. Triggers on every table above are made by db/changeLog.ts after each migration.
CREATE TABLE change_context (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  step_seq INTEGER
) STRICT;
INSERT INTO change_context VALUES (1, NULL);

CREATE TABLE change_step (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  command_id TEXT NOT NULL UNIQUE,
  method TEXT NOT NULL,
  label TEXT NOT NULL,
  actor TEXT NOT NULL,
  device TEXT NOT NULL,
  clock TEXT NOT NULL,
  at TEXT NOT NULL,
  -- base: how the workspace began; never taken back
  kind TEXT NOT NULL CHECK (kind IN ('base', 'do', 'undo', 'redo')),
  -- the step that this one takes back or does again
  of_step TEXT REFERENCES change_step (id),
  -- its images are the rows of change_log from first_change to last_change
  first_change INTEGER NOT NULL,
  last_change INTEGER NOT NULL CHECK (last_change >= first_change),
  result TEXT NOT NULL CHECK (json_valid(result)),
  digest TEXT NOT NULL
) STRICT;

-- The columns that the images of a table have; a migration that changes them adds a shape.
CREATE TABLE change_shape (
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  UNIQUE (table_name, columns)
) STRICT;

-- One line per changed row: JSON arrays in the column order of the shape.
CREATE TABLE change_log (
  seq INTEGER PRIMARY KEY,
  step_seq INTEGER NOT NULL,
  shape INTEGER NOT NULL,
  row_id TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE TRIGGER change_log_no_update BEFORE UPDATE ON change_log BEGIN
  SELECT RAISE (ABORT, 'the change log is only added to');
END;

-- Accounts whose full text is out of date. A step brings it up to date in one go before it ends: a virtual table
-- written row by row from a trigger costs ten times as much.
CREATE TABLE text_stale (n INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER account_text_insert AFTER INSERT ON account BEGIN
  INSERT OR IGNORE INTO text_stale VALUES (NEW.n);
END;
CREATE TRIGGER account_text_update AFTER UPDATE OF handle, bio, creator_id ON account
WHEN OLD.handle IS NOT NEW.handle OR OLD.bio IS NOT NEW.bio OR OLD.creator_id IS NOT NEW.creator_id BEGIN
  INSERT OR IGNORE INTO text_stale VALUES (NEW.n);
END;
CREATE TRIGGER account_text_delete AFTER DELETE ON account BEGIN
  INSERT OR IGNORE INTO text_stale VALUES (OLD.n);
END;
CREATE TRIGGER creator_text_update AFTER UPDATE OF display_name, notes, niches ON creator
WHEN OLD.display_name IS NOT NEW.display_name OR OLD.notes IS NOT NEW.notes OR OLD.niches IS NOT NEW.niches BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id = NEW.id;
END;
