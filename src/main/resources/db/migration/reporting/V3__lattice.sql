-- Nullable: the former version goes on writing without them, and older facts have none.
alter table reporting.fact add column network text check (network ~ '^[A-Z0-9]{3,10}$');
comment on column reporting.fact.network is 'ODS code of the network above the practice on that day; empty where it had none';
alter table reporting.fact add column need_group text check (need_group ~ '^[0-9]{6,18}$');
comment on column reporting.fact.need_group is 'The broadest need above the main need on that day; empty where the need is not of the list';
alter table reporting.fact drop constraint fact_kind_check;
alter table reporting.fact add constraint fact_kind_check
  check (kind in ('MATCH', 'OFFER', 'ISSUED', 'REVOKED', 'UPTAKE', 'CHECK_IN', 'ERROR'));
comment on column reporting.fact.kind is 'Kind of fact; ERROR says that the prescription was entered in error and counts in no cohort that is not yet frozen';
create index fact_error on reporting.fact (prescription) where kind = 'ERROR';
create index fact_match on reporting.fact (board, occurred_at) where kind = 'MATCH';

create table reporting.cut_count (
  board text not null,
  month date not null check (extract(day from month) = 1),
  cut text not null check (cut ~ '^[A-Z_]+$'),
  network text not null default '',
  need text not null default '',
  value text not null default '',
  step text not null check (step ~ '^[A-Z_]+$'),
  counted int not null check (counted >= 0),
  primary key (board, month, cut, network, need, value, step)
);
comment on table reporting.cut_count is 'Read model: raw counts of every cut of the lattice by month, made from the facts at any time; background work only, and never shown';
comment on column reporting.cut_count.board is 'ODS code of the board';
comment on column reporting.cut_count.month is 'First day of the month of issue, or of the match run where nothing was issued';
comment on column reporting.cut_count.cut is 'Which cut: BOARD, NETWORK, PRACTICE, COMMUNITY, UNMET by language or audience, or one trait';
comment on column reporting.cut_count.network is 'Network of the practice on the day of issue; empty in the other cuts';
comment on column reporting.cut_count.need is 'Need group; empty for all together';
comment on column reporting.cut_count.value is 'Code of the practice, network, community or trait; empty for the whole board';
comment on column reporting.cut_count.step is 'Step of the funnel, or what became of a referral or of a match run';
comment on column reporting.cut_count.counted is 'Prescriptions, referrals or runs; a missing row is 0';

create table reporting.frozen_part (like reporting.cut_count including all);
comment on table reporting.frozen_part is 'The raw counts of every cut as they were when the step of that month closed, from which quarters and years are made; background work only, and never shown';
comment on column reporting.frozen_part.board is 'ODS code of the board';
comment on column reporting.frozen_part.month is 'As in cut_count';
comment on column reporting.frozen_part.cut is 'As in cut_count';
comment on column reporting.frozen_part.network is 'As in cut_count';
comment on column reporting.frozen_part.need is 'As in cut_count';
comment on column reporting.frozen_part.value is 'As in cut_count';
comment on column reporting.frozen_part.step is 'As in cut_count';
comment on column reporting.frozen_part.counted is 'The count when the step closed';

create table reporting.released_cut (
  board text not null,
  cut text not null check (cut ~ '^[A-Z_]+$'),
  period text not null check (period ~ '^20[0-9]{2}-[0-9]{2}(-q[1-4])?$'),
  place text not null,
  part text not null,
  content jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  as_of timestamptz not null,
  made_at timestamptz not null,
  rule_version text not null,
  primary key (board, cut, period, place, part)
);
comment on table reporting.released_cut is 'What a board may see of any cut but a single month''s funnel: released once and never changed';
comment on column reporting.released_cut.board is 'ODS code of the board whose readers may see it';
comment on column reporting.released_cut.cut is 'Which cut of the lattice';
comment on column reporting.released_cut.period is 'Code of the quarter or the year of issue';
comment on column reporting.released_cut.place is 'ODS code of the place it is about';
comment on column reporting.released_cut.part is 'Step of the funnel; ALL where the table is released as one';
comment on column reporting.released_cut.content is 'The released rows, each cell as it is printed; nothing that is not released';
comment on column reporting.released_cut.hash is 'SHA-256 of the rows, their address, their as-of time and the rule version';
comment on column reporting.released_cut.as_of is 'Facts up to this time are in the figures';
comment on column reporting.released_cut.made_at is 'When it was released';
comment on column reporting.released_cut.rule_version is 'Version of the disclosure control that made it';

comment on table reporting.funnel_count is 'Written by the former version only; its counts stand in cut_count';

alter table reporting.cut_count enable row level security;
alter table reporting.cut_count force row level security;
create policy background_only on reporting.cut_count using (access.in_background()) with check (access.in_background());
alter table reporting.frozen_part enable row level security;
alter table reporting.frozen_part force row level security;
create policy background_only on reporting.frozen_part using (access.in_background()) with check (access.in_background());
alter table reporting.released_cut enable row level security;
alter table reporting.released_cut force row level security;
create policy read_own on reporting.released_cut for select using (access.sees(board, null));
create policy add_in_background on reporting.released_cut for insert with check (access.in_background());

grant select, insert on reporting.frozen_part, reporting.released_cut to ${runRole};
grant select, insert, delete on reporting.cut_count to ${runRole};
