-- Why: a department's server should hear of its own cases only (data minimisation, 个人信息保护法 6).
-- Lock: brief, a nullable column. Undo: drop the column. Personal data: none.
alter table webhook add column authority text; -- null: hears of all authorities' cases
