-- Counts are worthless after an hour: they need survive neither a crash nor a failover.
create unlogged table identity.allowance (
  rule text not null check (rule ~ '^[a-z-]+$'),
  subject text not null check (subject ~ '^[0-9a-f]{64}$'),
  full_at timestamptz not null,
  primary key (rule, subject)
);
create index allowance_full_at on identity.allowance (full_at);
comment on table identity.allowance is 'Who has used up how much of what is allowed in a short time, counted for all replicas together';
comment on column identity.allowance.rule is 'Which limit';
comment on column identity.allowance.subject is 'Keyed hash of an address, a client or a member of staff; never the thing itself';
comment on column identity.allowance.full_at is 'When everything is left again, by the clock of the database, at most an hour ahead; the row is deleted after that';
grant select, insert, update, delete on identity.allowance to ${runRole};
