/** Step n brings the contacts from version n to n + 1. A step that was released is never edited. */
export const CONTACT_STEPS: readonly string[] = [
  `CREATE TABLE contact (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     company TEXT NOT NULL,
     note TEXT NOT NULL,
     tags TEXT NOT NULL,
     is_favourite INTEGER NOT NULL,
     is_do_not_contact INTEGER NOT NULL,
     created_at REAL NOT NULL,
     changed_at REAL NOT NULL,
     sort_key TEXT NOT NULL,
     words TEXT NOT NULL,
     digits TEXT NOT NULL
   ) STRICT;
   CREATE INDEX contact_by_name ON contact (sort_key, id);
   CREATE INDEX contact_favourite ON contact (sort_key, id) WHERE is_favourite = 1;
   CREATE TABLE contact_number (
     contact_id TEXT NOT NULL,
     position INTEGER NOT NULL,
     number TEXT NOT NULL,
     match_key TEXT NOT NULL,
     PRIMARY KEY (contact_id, position)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX contact_number_by_key ON contact_number (match_key);
   CREATE TABLE import_batch (
     id TEXT PRIMARY KEY,
     file_name TEXT NOT NULL,
     at REAL NOT NULL
   ) STRICT;
   CREATE TABLE import_change (
     contact_id TEXT PRIMARY KEY,
     before TEXT
   ) STRICT, WITHOUT ROWID;`,
];
