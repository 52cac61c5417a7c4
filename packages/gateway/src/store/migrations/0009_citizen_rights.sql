-- Why: citizens may see, take along and erase what is kept about them and withdraw their consent; that they asked, and who
-- answered for them, must be provable. Lock: indexes on service_case and presentation block writes while they are built.
-- Undo: drop table citizen_request, drop the indexes.
-- Retention: two years, like other records of who looked at what. `citizen_id` names nobody once the citizen is erased.
create table citizen_request (
  id text not null,
  kind text not null,
  citizen_id text,
  case_number text,
  -- `citizen`, or the id of a staff token.
  actor text not null,
  at timestamptz not null,
  constraint citizen_request_pkey primary key (id),
  constraint citizen_request_kind_known check (kind in ('search', 'export', 'erasure', 'consent_withdrawal'))
);
create index citizen_request_by_citizen on citizen_request (citizen_id, at);
create index citizen_request_by_time on citizen_request (at);
create index service_case_by_citizen on service_case (citizen_id);
create index service_case_by_update on service_case (state, updated_at);
create index presentation_by_citizen on presentation (citizen_id);
create index access_grant_by_citizen on access_grant (citizen_id);
