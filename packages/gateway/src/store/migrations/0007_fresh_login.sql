-- Why: on a device that several people use, a sign-in counts only if the citizen proved who they are since it began.
-- Lock: brief, one nullable column. Undo: alter table login drop column fresh_since.
alter table login add column fresh_since timestamptz;
