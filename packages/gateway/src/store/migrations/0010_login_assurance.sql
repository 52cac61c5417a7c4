-- Why: how strongly a citizen proved who they are belongs to the grant (licences demand a minimum); and a sign-in counts only
-- after the citizen has compared a number with their own page, so that a link sent to somebody else binds nobody.
-- Lock: brief, nullable columns. Undo: drop the columns. Personal data: login.citizen_id; retention as the row's, a day.
alter table access_grant add column assurance text; -- null: nobody signed in
alter table access_grant add constraint access_grant_assurance_known check (assurance in ('low', 'substantial', 'high'));
alter table login add column locale text; -- of the window's pages; null: zh-CN
alter table login add column confirm_hash text; -- set: the provider has answered, the number is still to be compared
alter table login add column citizen_id text;
alter table login add column assurance text;
alter table login add constraint login_assurance_known check (assurance in ('low', 'substantial', 'high'));
create unique index login_confirm_once on login (confirm_hash);
