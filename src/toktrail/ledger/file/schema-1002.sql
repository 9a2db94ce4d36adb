-- toktrail ledger, schema version 1002.
-- A column named like a table (machine, area, session, call_kind, file, event, run, rollup_key) holds that table's id.
-- …_ms: Unix milliseconds, UTC. …_pico_usd: 10^-12 US dollars. …_json: JSON text.
PRAGMA application_id = 1953459060;
PRAGMA user_version = 1002;

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE machine (
  id             INTEGER PRIMARY KEY,
  machine_id     TEXT NOT NULL UNIQUE,
  name           TEXT,
  name_key       TEXT,
  is_local       INTEGER NOT NULL DEFAULT 0,
  first_seen_ms  INTEGER NOT NULL,
  last_seen_ms   INTEGER NOT NULL,
  created_at_ms  INTEGER NOT NULL,
  updated_at_ms  INTEGER NOT NULL,   -- when the name was last set
  imported_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX machine_one_local ON machine(is_local) WHERE is_local = 1;

CREATE TABLE area (
  id             INTEGER PRIMARY KEY,
  sync_id        TEXT NOT NULL UNIQUE,
  parent_area    INTEGER REFERENCES area(id),
  slug           TEXT NOT NULL,
  name           TEXT NOT NULL,
  path           TEXT NOT NULL UNIQUE,
  archived_at_ms INTEGER,
  created_at_ms  INTEGER NOT NULL,
  updated_at_ms  INTEGER NOT NULL,
  imported_at_ms INTEGER
) STRICT;

CREATE TABLE active_area (
  machine        INTEGER PRIMARY KEY REFERENCES machine(id),
  area           INTEGER REFERENCES area(id),
  updated_at_ms  INTEGER NOT NULL,
  expires_at_ms  INTEGER,
  imported_at_ms INTEGER
) STRICT;

-- area assignments that were removed
CREATE TABLE assignment_tombstone (
  machine           INTEGER NOT NULL REFERENCES machine(id),
  harness           TEXT NOT NULL,
  source_session_id TEXT NOT NULL,
  deleted_at_ms     INTEGER NOT NULL,
  PRIMARY KEY (machine, harness, source_session_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id                        INTEGER PRIMARY KEY,
  machine                   INTEGER NOT NULL REFERENCES machine(id),
  harness                   TEXT NOT NULL,
  source_session_id         TEXT NOT NULL,
  area                      INTEGER REFERENCES area(id),
  assignment_sync_id        TEXT,
  assigned_at_ms            INTEGER,
  assignment_updated_at_ms  INTEGER,
  assignment_imported_at_ms INTEGER,
  first_ms                  INTEGER,
  last_ms                   INTEGER,
  event_count               INTEGER NOT NULL DEFAULT 0,
  unclaimed_count           INTEGER NOT NULL DEFAULT 0,
  title                     TEXT,
  cwd                       TEXT,
  source_dir                TEXT,
  git_root                  TEXT,
  git_remote                TEXT,
  git_branch                TEXT,
  parent_session_id         TEXT,
  source_paths_json         TEXT NOT NULL DEFAULT '[]',
  started_ms                INTEGER,
  last_seen_ms              INTEGER,
  metadata_created_at_ms    INTEGER,
  metadata_updated_at_ms    INTEGER,
  metadata_imported_at_ms   INTEGER,
  UNIQUE (harness, source_session_id, machine)
) STRICT;
CREATE INDEX session_last ON session(last_ms);

-- dictionary: what is common to many calls; '' = null
CREATE TABLE call_kind (
  id                INTEGER PRIMARY KEY,
  provider_id       TEXT NOT NULL,
  model_id          TEXT NOT NULL,
  thinking_level    TEXT NOT NULL DEFAULT '',
  agent             TEXT NOT NULL DEFAULT '',
  variant           TEXT NOT NULL DEFAULT '',   -- e.g. inference_geo=us;service_tier=priority;speed=fast
  price_tier_bounds TEXT NOT NULL DEFAULT '',   -- ascending token counts, comma-separated
  UNIQUE (provider_id, model_id, thinking_level, agent, variant)
) STRICT;

CREATE TABLE file (
  id   INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE event (
  id                    INTEGER PRIMARY KEY,
  match_key             INTEGER,            -- first 8 bytes of SHA-256 of the key
  alternate_key         INTEGER,            -- likewise
  created_ms            INTEGER NOT NULL,
  session               INTEGER NOT NULL,
  call_kind             INTEGER NOT NULL,
  duration_ms           INTEGER,            -- completed - created
  input_tokens          INTEGER NOT NULL,
  output_tokens         INTEGER NOT NULL,
  reasoning_tokens      INTEGER NOT NULL,
  cache_read_tokens     INTEGER NOT NULL,
  cache_write_tokens    INTEGER NOT NULL,
  cache_write_1h_tokens INTEGER NOT NULL,   -- part of cache_write_tokens
  cache_output_tokens   INTEGER NOT NULL,
  web_search_requests   INTEGER NOT NULL,
  source_cost_pico_usd  INTEGER NOT NULL,
  file                  INTEGER,
  source_line           INTEGER,            -- from 1; null if the record is no line
  source_offset         INTEGER,            -- byte offset of the record; null if it has none
  imported_at_ms        INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_match_key ON event(match_key);
CREATE INDEX event_alternate_key ON event(alternate_key) WHERE alternate_key IS NOT NULL;
CREATE INDEX event_created ON event(created_ms);
CREATE INDEX event_session ON event(session);

-- only what cannot be derived (spec 8.3); no row if every column would be null or 0
CREATE TABLE event_identity (
  event             INTEGER PRIMARY KEY,
  unclaimed         INTEGER NOT NULL DEFAULT 0,
  source_message_id TEXT,
  source_dedup_key  TEXT,
  global_dedup_key  TEXT,
  source_row_id     TEXT,
  fingerprint       ANY,
  source_cost_text  TEXT,
  raw_json          TEXT
) STRICT;

-- duplicates that were deleted for good
CREATE TABLE retired_event (
  event_uuid    BLOB PRIMARY KEY,           -- first 16 bytes of SHA-256(harness NUL event key)
  harness       TEXT NOT NULL,
  winner_uuid   BLOB,
  retired_at_ms INTEGER NOT NULL,
  revision      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  sync_id              TEXT NOT NULL UNIQUE,
  machine              INTEGER NOT NULL REFERENCES machine(id),
  name                 TEXT,
  started_at_ms        INTEGER NOT NULL,
  ended_at_ms          INTEGER,
  remote_closed_at_ms  INTEGER,
  archived_at_ms       INTEGER,
  scope_json           TEXT NOT NULL DEFAULT '{}',
  last_judged_event    INTEGER NOT NULL DEFAULT 0,
  created_at_ms        INTEGER NOT NULL,
  updated_at_ms        INTEGER NOT NULL,
  imported_at_ms       INTEGER
) STRICT;

CREATE TABLE run_link (
  run          INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  event        INTEGER NOT NULL,
  linked_at_ms INTEGER NOT NULL,
  PRIMARY KEY (run, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_digest (
  session            INTEGER NOT NULL,
  generator          TEXT NOT NULL,
  generated_at_ms    INTEGER NOT NULL,
  source_fingerprint TEXT,
  body_json          TEXT NOT NULL,
  PRIMARY KEY (session, generator)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_key (
  id        INTEGER PRIMARY KEY,
  machine   INTEGER NOT NULL,
  harness   TEXT NOT NULL,
  call_kind INTEGER NOT NULL,
  UNIQUE (machine, harness, call_kind)
) STRICT;

CREATE TABLE rollup_hour (
  rollup_key            INTEGER NOT NULL,
  price_class           INTEGER NOT NULL,
  hour                  INTEGER NOT NULL,   -- hours since 1970, UTC
  event_count           INTEGER NOT NULL,
  input_tokens          INTEGER NOT NULL,
  output_tokens         INTEGER NOT NULL,
  reasoning_tokens      INTEGER NOT NULL,
  cache_read_tokens     INTEGER NOT NULL,
  cache_write_tokens    INTEGER NOT NULL,
  cache_write_1h_tokens INTEGER NOT NULL,
  cache_output_tokens   INTEGER NOT NULL,
  web_search_requests   INTEGER NOT NULL,
  source_cost_pico_usd  INTEGER NOT NULL,
  PRIMARY KEY (rollup_key, price_class, hour)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_day (
  rollup_key            INTEGER NOT NULL,
  price_class           INTEGER NOT NULL,
  day                   INTEGER NOT NULL,   -- days since 1970 in the zone meta.rollup_zone
  event_count           INTEGER NOT NULL,
  input_tokens          INTEGER NOT NULL,
  output_tokens         INTEGER NOT NULL,
  reasoning_tokens      INTEGER NOT NULL,
  cache_read_tokens     INTEGER NOT NULL,
  cache_write_tokens    INTEGER NOT NULL,
  cache_write_1h_tokens INTEGER NOT NULL,
  cache_output_tokens   INTEGER NOT NULL,
  web_search_requests   INTEGER NOT NULL,
  source_cost_pico_usd  INTEGER NOT NULL,
  PRIMARY KEY (rollup_key, price_class, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_session (
  session               INTEGER NOT NULL,
  call_kind             INTEGER NOT NULL,
  price_class           INTEGER NOT NULL,
  event_count           INTEGER NOT NULL,
  input_tokens          INTEGER NOT NULL,
  output_tokens         INTEGER NOT NULL,
  reasoning_tokens      INTEGER NOT NULL,
  cache_read_tokens     INTEGER NOT NULL,
  cache_write_tokens    INTEGER NOT NULL,
  cache_write_1h_tokens INTEGER NOT NULL,
  cache_output_tokens   INTEGER NOT NULL,
  web_search_requests   INTEGER NOT NULL,
  source_cost_pico_usd  INTEGER NOT NULL,
  PRIMARY KEY (session, call_kind, price_class)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_file (
  harness               TEXT NOT NULL,
  file                  INTEGER NOT NULL REFERENCES file(id),
  size_bytes            INTEGER,
  mtime_ns              INTEGER,
  file_key              TEXT,
  auxiliary_fingerprint TEXT,
  offset_bytes          INTEGER NOT NULL DEFAULT 0,
  line_number           INTEGER NOT NULL DEFAULT 0,
  parser_version        INTEGER NOT NULL DEFAULT 0,
  parser_state          BLOB,
  rows_seen             INTEGER NOT NULL DEFAULT 0,
  rows_skipped          INTEGER NOT NULL DEFAULT 0,
  rows_duplicate        INTEGER NOT NULL DEFAULT 0,   -- part of rows_skipped: further copies of a call
  missing_since_ms      INTEGER,
  updated_at_ms         INTEGER NOT NULL,
  head_hash             INTEGER,            -- CRC-32 and CRC-32C of up to 4096 bytes at either end of what was read;
  tail_hash             INTEGER,            -- null where the file is read from its beginning when it changes
  PRIMARY KEY (harness, file)
) STRICT, WITHOUT ROWID;

CREATE TABLE skipped_source (
  harness       TEXT NOT NULL,
  path          TEXT NOT NULL,
  reason        TEXT NOT NULL,
  detail        TEXT,
  size_bytes    INTEGER,
  mtime_ns      INTEGER,
  attempts      INTEGER NOT NULL DEFAULT 1,
  updated_at_ms INTEGER NOT NULL,
  PRIMARY KEY (harness, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_seal (
  day_utc      INTEGER NOT NULL,            -- days since 1970
  harness      TEXT NOT NULL,
  tokens       INTEGER NOT NULL,
  messages     INTEGER NOT NULL,
  sealed_at_ms INTEGER NOT NULL,
  PRIMARY KEY (day_utc, harness)
) STRICT, WITHOUT ROWID;

CREATE TABLE archived_day (
  day                TEXT NOT NULL,
  harness            TEXT NOT NULL,
  provider_id        TEXT NOT NULL,
  model_id           TEXT NOT NULL,
  input_tokens       INTEGER NOT NULL,
  output_tokens      INTEGER NOT NULL,
  reasoning_tokens   INTEGER NOT NULL,
  cache_read_tokens  INTEGER NOT NULL,
  cache_write_tokens INTEGER NOT NULL,
  cost_pico_usd      INTEGER NOT NULL,
  messages           INTEGER NOT NULL,
  origin             TEXT NOT NULL,
  imported_at_ms     INTEGER NOT NULL,
  PRIMARY KEY (day, harness, provider_id, model_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_import (
  id                INTEGER PRIMARY KEY,
  archive_key       TEXT NOT NULL UNIQUE,
  archive_sha256    TEXT NOT NULL,
  source_machine_id TEXT,
  exported_at_ms    INTEGER,
  archive_path      TEXT,
  imported_at_ms    INTEGER NOT NULL,
  dry_run           INTEGER NOT NULL DEFAULT 0,
  result_json       TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE event_change (
  event    INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL
) STRICT;
CREATE INDEX event_change_revision ON event_change(revision);

CREATE TABLE revision_mark (
  revision   INTEGER PRIMARY KEY,
  last_event INTEGER NOT NULL
) STRICT;

CREATE TABLE publish_target (
  target_key           TEXT PRIMARY KEY,
  last_revision        INTEGER NOT NULL,
  last_published_at_ms INTEGER
) STRICT, WITHOUT ROWID;

-- Views for people and scripts. Documented in the manual; the program itself does not use them.

CREATE VIEW usage_events AS
SELECT e.id,
       strftime('%Y-%m-%dT%H:%M:%fZ', e.created_ms / 1000.0, 'unixepoch') AS created_utc,
       coalesce(m.name, 'machine:' || substr(m.machine_id, 1, 8)) AS machine,
       s.harness,
       s.source_session_id,
       s.title AS session_title,
       a.path AS area,
       k.provider_id,
       k.model_id,
       nullif(k.thinking_level, '') AS thinking_level,
       nullif(k.agent, '') AS agent,
       nullif(k.variant, '') AS variant,
       e.input_tokens,
       e.output_tokens,
       e.reasoning_tokens,
       e.cache_read_tokens,
       e.cache_write_tokens,
       e.cache_write_1h_tokens,
       e.cache_output_tokens,
       e.input_tokens + e.output_tokens + e.reasoning_tokens AS total_tokens,
       e.input_tokens + e.output_tokens + e.reasoning_tokens + e.cache_read_tokens + e.cache_write_tokens
         + e.cache_output_tokens AS accounting_tokens,
       e.web_search_requests,
       e.source_cost_pico_usd / 1e12 AS source_cost_usd,
       e.created_ms,
       e.created_ms + e.duration_ms AS completed_ms,
       e.imported_at_ms,
       f.path AS source_path,
       e.source_line,
       e.source_offset,
       i.source_message_id,
       m.machine_id
FROM event e
JOIN session s ON s.id = e.session
JOIN machine m ON m.id = s.machine
JOIN call_kind k ON k.id = e.call_kind
LEFT JOIN area a ON a.id = s.area
LEFT JOIN file f ON f.id = e.file
LEFT JOIN event_identity i ON i.event = e.id;

CREATE VIEW usage_sessions AS
SELECT s.id,
       coalesce(m.name, 'machine:' || substr(m.machine_id, 1, 8)) AS machine,
       s.harness,
       s.source_session_id,
       s.title AS session_title,
       a.path AS area,
       strftime('%Y-%m-%dT%H:%M:%fZ', s.first_ms / 1000.0, 'unixepoch') AS first_utc,
       strftime('%Y-%m-%dT%H:%M:%fZ', s.last_ms / 1000.0, 'unixepoch') AS last_utc,
       s.event_count,
       r.input_tokens,
       r.output_tokens,
       r.reasoning_tokens,
       r.cache_read_tokens,
       r.cache_write_tokens,
       r.cache_write_1h_tokens,
       r.cache_output_tokens,
       r.input_tokens + r.output_tokens + r.reasoning_tokens AS total_tokens,
       r.input_tokens + r.output_tokens + r.reasoning_tokens + r.cache_read_tokens + r.cache_write_tokens
         + r.cache_output_tokens AS accounting_tokens,
       r.web_search_requests,
       r.source_cost_pico_usd / 1e12 AS source_cost_usd,
       s.first_ms,
       s.last_ms,
       s.cwd,
       s.git_root,
       s.git_remote,
       s.git_branch,
       s.parent_session_id,
       m.machine_id
FROM session s
JOIN machine m ON m.id = s.machine
JOIN (SELECT session,
             sum(input_tokens) AS input_tokens,
             sum(output_tokens) AS output_tokens,
             sum(reasoning_tokens) AS reasoning_tokens,
             sum(cache_read_tokens) AS cache_read_tokens,
             sum(cache_write_tokens) AS cache_write_tokens,
             sum(cache_write_1h_tokens) AS cache_write_1h_tokens,
             sum(cache_output_tokens) AS cache_output_tokens,
             sum(web_search_requests) AS web_search_requests,
             sum(source_cost_pico_usd) AS source_cost_pico_usd
      FROM rollup_session GROUP BY session) r ON r.session = s.id
LEFT JOIN area a ON a.id = s.area;

CREATE VIEW usage_days AS
SELECT date(d.day * 86400, 'unixepoch') AS day,
       coalesce(m.name, 'machine:' || substr(m.machine_id, 1, 8)) AS machine,
       g.harness,
       k.provider_id,
       k.model_id,
       nullif(k.thinking_level, '') AS thinking_level,
       nullif(k.agent, '') AS agent,
       nullif(k.variant, '') AS variant,
       sum(d.event_count) AS event_count,
       sum(d.input_tokens) AS input_tokens,
       sum(d.output_tokens) AS output_tokens,
       sum(d.reasoning_tokens) AS reasoning_tokens,
       sum(d.cache_read_tokens) AS cache_read_tokens,
       sum(d.cache_write_tokens) AS cache_write_tokens,
       sum(d.cache_write_1h_tokens) AS cache_write_1h_tokens,
       sum(d.cache_output_tokens) AS cache_output_tokens,
       sum(d.input_tokens + d.output_tokens + d.reasoning_tokens) AS total_tokens,
       sum(d.input_tokens + d.output_tokens + d.reasoning_tokens + d.cache_read_tokens + d.cache_write_tokens
         + d.cache_output_tokens) AS accounting_tokens,
       sum(d.web_search_requests) AS web_search_requests,
       sum(d.source_cost_pico_usd) / 1e12 AS source_cost_usd,
       m.machine_id
FROM rollup_day d
JOIN rollup_key g ON g.id = d.rollup_key
JOIN machine m ON m.id = g.machine
JOIN call_kind k ON k.id = g.call_kind
GROUP BY d.day, d.rollup_key;
