create table matching.part (
  digest text primary key check (digest ~ '^[0-9a-f]{32}$'),
  content text not null
);
comment on table matching.part is 'A community with its vetting, or the needs list, as it once stood; kept once, whatever states of the index it is in';
comment on column matching.part.digest is 'First half of the SHA-256 of the content';
comment on column matching.part.content is 'JSON';

create table matching.snapshot (
  id text primary key check (id ~ '^[0-9a-f]{32}$'),
  content bytea not null,
  used_on date not null
);
comment on table matching.snapshot is 'A state of the index that runs were answered from, so that they can be replayed';
comment on column matching.snapshot.id is 'Named by its content: first half of the SHA-256';
comment on column matching.snapshot.content is 'JSON in gzip: digests of its parts, track records and shares';
comment on column matching.snapshot.used_on is 'Last day on which a replica answered from it';

-- Runs from before name a state of the directory that was not kept: they cannot be replayed.
alter table matching.run add column need text;
update matching.run set need = inputs ->> 'mainNeed';
alter table matching.run alter column need set not null;
comment on column matching.run.need is 'The main need, SNOMED CT concept';
comment on column matching.run.snapshot is 'The state of the index (matching.snapshot); older rows name a state that was not kept';
comment on column matching.run.verdicts is 'Each community that is for the need, with the rules that excluded it';
create index run_chosen on matching.run (chosen_at, need, chosen) where chosen is not null;
create index run_earlier on matching.run (earlier) where earlier is not null;
create index run_snapshot on matching.run (snapshot);

grant select, insert on matching.part to ${runRole};
grant select, insert, delete on matching.snapshot to ${runRole};
grant update (used_on) on matching.snapshot to ${runRole};
grant delete on matching.run to ${runRole};
