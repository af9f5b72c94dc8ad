comment on column reporting.fact.reason is 'Reason code of an end or of a revocation; of a match, the rule that excluded most where nothing fitted';
alter table reporting.fact add column audience text check (audience ~ '^[A-Z_]+(,[A-Z_]+)*$');
comment on column reporting.fact.audience is 'Groups that were named when matched, such as CARERS, in the order of the alphabet; empty where none was';
