alter table directory.community add column unreachable_since timestamptz;
comment on column directory.community.unreachable_since is 'Since when its address has been found not to lead there; while it is set the community is neither proposed nor opened, whatever its state';

create table directory.link (
  community text primary key references directory.community,
  address text not null,
  next_check_at timestamptz not null,
  checked_at timestamptz,
  outcome text check (outcome in ('FINE', 'GONE', 'GEOBLOCKED', 'PARKED', 'MOVED', 'CERTIFICATE_BROKEN', 'REFUSED', 'UNREACHABLE')),
  cause text check (cause ~ '^[A-Z_]+$'),
  moved_to text,
  since timestamptz,
  failures int not null default 0 check (failures >= 0),
  first_failed_at timestamptz,
  back_at timestamptz,
  lease_owner uuid,
  lease_until timestamptz,
  constraint outcome_whole check (num_nulls(outcome, cause, since) in (0, 3)),
  constraint moved_somewhere check ((moved_to is not null) = (outcome is not null and outcome = 'MOVED')),
  constraint failures_begin check ((failures > 0) = (first_failed_at is not null)),
  constraint lease_whole check ((lease_owner is null) = (lease_until is null))
);
create index link_due on directory.link (next_check_at);
create index link_lease on directory.link (lease_owner) where lease_owner is not null;
comment on table directory.link is 'What the checks of a community''s address have come to';
comment on column directory.link.community is 'Whose address';
comment on column directory.link.address is 'The address that was checked; when the community''s changes, everything here begins anew';
comment on column directory.link.next_check_at is 'When it is due, by the clock of the business';
comment on column directory.link.checked_at is 'The last check that counted; empty before the first';
comment on column directory.link.outcome is 'What it came to (Outcome)';
comment on column directory.link.cause is 'What it met (Cause)';
comment on column directory.link.moved_to is 'The host of somebody else to which the address leads';
comment on column directory.link.since is 'Since when the outcome is the same';
comment on column directory.link.failures is 'Failures in a row';
comment on column directory.link.first_failed_at is 'The first of them; empty where there is none';
comment on column directory.link.back_at is 'When the community last came back after it had been hidden';
comment on column directory.link.lease_owner is 'The round that is checking it; empty where none is';
comment on column directory.link.lease_until is 'Until when, by the clock of the database';

create table directory.link_round (
  id uuid primary key,
  at timestamptz not null,
  hosts int not null check (hosts >= 0),
  without_answer int not null check (without_answer between 0 and hosts),
  void boolean not null
);
create index link_round_at on directory.link_round (at);
comment on table directory.link_round is 'Rounds of checks; kept for 30 days';
comment on column directory.link_round.id is 'Time-ordered id';
comment on column directory.link_round.at is 'When';
comment on column directory.link_round.hosts is 'Hosts that were asked, those included that were asked only to see whether our own network is well';
comment on column directory.link_round.without_answer is 'Hosts that gave no answer at all';
comment on column directory.link_round.void is 'Whether nothing was counted, because our own network seemed to be down';

grant select, insert, update on directory.link to ${runRole};
grant select, insert, delete on directory.link_round to ${runRole};
