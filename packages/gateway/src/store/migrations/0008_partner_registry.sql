-- Why: a partner may publish its keys itself, rotate and revoke them, and name its terminals; and what was granted by a key or at
-- a terminal must end with it. Lock: brief, constant defaults, no rewrite. Undo: drop the columns (revocations are forgotten).
alter table partner add column jwks_url text; -- null: its keys are registered by value
alter table partner add column revoked_kids jsonb not null default '[]';
alter table partner add column terminals jsonb not null default '[]';
alter table access_grant add column kid text; -- null: begun before this migration; gone within the hour
alter table access_grant add column terminal text; -- null: the partner did not say
