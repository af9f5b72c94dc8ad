-- The trail's seals: what lay in it is written down minute by minute, each seal over the one before.
create table audit.seal (
  number bigint primary key check (number > 0),
  sealed_at timestamptz not null,
  entries int not null check (entries > 0),
  previous text not null check (previous ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$')
);
create index seal_sealed_at on audit.seal (sealed_at);
comment on table audit.seal is 'One link of the chain over the trail; the run role may add and read, never change or delete';
comment on column audit.seal.number is 'From 1, without a gap';
comment on column audit.seal.sealed_at is 'When';
comment on column audit.seal.entries is 'How many entries it covers';
comment on column audit.seal.previous is 'SHA-256 of the seal before; zeros for the first';
comment on column audit.seal.hash is 'SHA-256 over the seal before, number, time and the digests of the entries in their places';

create table audit.sealed_entry (
  entry uuid primary key,
  seal bigint not null references audit.seal (number),
  place int not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  unique (seal, place)
);
comment on table audit.sealed_entry is 'Which entry lies under which seal; the run role may add and read, never change or delete';
comment on column audit.sealed_entry.entry is 'The entry; no foreign key, so that one that was taken out is noticed here';
comment on column audit.sealed_entry.seal is 'The seal';
comment on column audit.sealed_entry.place is 'From 0, in the order in which the seal covers them';
comment on column audit.sealed_entry.digest is 'SHA-256 of the entry''s columns';

create table audit.unsealed_entry (
  entry uuid primary key
);
comment on table audit.unsealed_entry is 'Entries that wait for their seal, about a minute';
comment on column audit.unsealed_entry.entry is 'The entry';

create table audit.daily_head (
  day date primary key,
  seal bigint not null references audit.seal (number),
  hash text not null check (hash ~ '^[0-9a-f]{64}$')
);
comment on table audit.daily_head is 'The last seal of each day, also in the log, so that it can be kept where nobody of this database reaches it';
comment on column audit.daily_head.day is 'Day in Europe/London';
comment on column audit.daily_head.seal is 'Its last seal';
comment on column audit.daily_head.hash is 'The hash of that seal';

create function audit.await_seal() returns trigger
language plpgsql
as $$
begin
  insert into audit.unsealed_entry (entry) values (new.id);
  return null;
end
$$;
comment on function audit.await_seal() is 'Every entry waits for a seal, whoever added it';
create trigger await_seal after insert on audit.entry for each row execute function audit.await_seal();

-- What lay in the trail before waits like everything else.
select set_config('app.scope', 'background', true);
insert into audit.unsealed_entry (entry) select id from audit.entry;

create index entry_recorded_at on audit.entry (organisation, recorded_at, actor);

grant select, insert on audit.seal, audit.sealed_entry, audit.daily_head to ${runRole};
grant select, insert, delete on audit.unsealed_entry to ${runRole};
grant execute on function audit.await_seal() to ${runRole};
