-- Why: all replicas on one database must accept each other's nonces and tokens, so the keys live with the data.
-- Lock: none, a new table. Undo: drop table gateway_secret (every running session has to start again).
create table gateway_secret (
  id text not null,
  value text not null,
  constraint gateway_secret_pkey primary key (id)
);
