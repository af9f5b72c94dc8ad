create schema reporting;
comment on schema reporting is 'Uptake reports: a fact log, raw counts that nobody but background work can read, and the released tables';

create table reporting.fact (
  id uuid primary key,
  natural_key text not null unique,
  kind text not null check (kind in ('MATCH', 'OFFER', 'ISSUED', 'REVOKED', 'UPTAKE', 'CHECK_IN')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  organisation text not null check (organisation ~ '^[A-Z0-9]{3,10}$'),
  board text check (board ~ '^[A-Z0-9]{3,10}$'),
  month date check (extract(day from month) = 1),
  prescription uuid,
  run uuid,
  attempt int check (attempt >= 1),
  step text check (step ~ '^[A-Z0-9_]+$'),
  evidence text check (evidence in ('SYSTEM_OBSERVED', 'CARRIER_REPORTED', 'PATIENT_REPORTED', 'COMMUNITY_CONFIRMED', 'CLINICIAN_ENTERED')),
  reason text check (reason ~ '^[A-Z0-9_]+$'),
  answer text check (answer ~ '^[A-Z0-9_]+$'),
  shown int check (shown between 0 and 3),
  need text check (need ~ '^[0-9]{6,18}$'),
  community text check (community ~ '^[a-z0-9-]{2,64}$'),
  age_band text check (age_band ~ '^[A-Z0-9_]+$'),
  sex text check (sex ~ '^[A-Z]+$'),
  ethnic_group text check (ethnic_group ~ '^[A-Z]+$'),
  deprivation_quintile int check (deprivation_quintile between 1 and 5),
  language text check (language ~ '^[A-Za-z0-9-]{2,20}$'),
  digital_access text check (digital_access ~ '^[A-Z_]+$'),
  channel text check (channel ~ '^[A-Z]+$'),
  week int check (week in (2, 6, 12)),
  fit text check (fit ~ '^[A-Z_]+$'),
  joined boolean,
  still_using boolean,
  useful int check (useful between 1 and 5),
  check (kind <> 'ISSUED' or (prescription is not null and month is not null)),
  check (kind in ('MATCH', 'OFFER') or prescription is not null)
);
create index fact_cohort on reporting.fact (board, month) where kind = 'ISSUED';
create index fact_prescription on reporting.fact (prescription);
comment on table reporting.fact is 'What happened, once each, as codes; append-only, without a patient''s id and without free text; everybody may add, only background work may read';
comment on column reporting.fact.id is 'Time-ordered id';
comment on column reporting.fact.natural_key is 'What makes the fact this one fact, so that a repeated event adds nothing';
comment on column reporting.fact.kind is 'Kind of fact';
comment on column reporting.fact.occurred_at is 'When it happened';
comment on column reporting.fact.recorded_at is 'When it came into this log';
comment on column reporting.fact.organisation is 'ODS code of the practice';
comment on column reporting.fact.board is 'ODS code of the board above the practice on that day; empty where it had none';
comment on column reporting.fact.month is 'First day of the month of issue, London time; issued facts only';
comment on column reporting.fact.prescription is 'Pseudonym that joins the facts of one prescription';
comment on column reporting.fact.run is 'Run of the matcher; names no person';
comment on column reporting.fact.attempt is 'Which referral of the prescription, from 1';
comment on column reporting.fact.step is 'Step or end of the uptake ladder';
comment on column reporting.fact.evidence is 'Whose word the step rests on';
comment on column reporting.fact.reason is 'Reason code of an end or of a revocation';
comment on column reporting.fact.answer is 'What the matcher answered, or what became of the offer';
comment on column reporting.fact.shown is 'Communities shown';
comment on column reporting.fact.need is 'SNOMED CT concept of the main need';
comment on column reporting.fact.community is 'Which community';
comment on column reporting.fact.age_band is 'Age band at issue or when matched';
comment on column reporting.fact.sex is 'Administrative gender at issue';
comment on column reporting.fact.ethnic_group is 'One of five groups at issue, or UNKNOWN';
comment on column reporting.fact.deprivation_quintile is '1 most deprived to 5; empty where not known';
comment on column reporting.fact.language is 'BCP 47 tag of the preferred language';
comment on column reporting.fact.digital_access is 'Whether the person can get online, at issue';
comment on column reporting.fact.channel is 'How the first message goes out';
comment on column reporting.fact.week is 'Week of the check-in';
comment on column reporting.fact.fit is 'Answer: is it right for you; empty where skipped';
comment on column reporting.fact.joined is 'Answer: joined; empty where skipped';
comment on column reporting.fact.still_using is 'Answer: still using; empty where skipped';
comment on column reporting.fact.useful is 'Answer: useful, 1 to 5; empty where skipped';

alter table reporting.fact enable row level security;
alter table reporting.fact force row level security;
create policy add_always on reporting.fact for insert with check (true);
create policy read_in_background on reporting.fact for select using (access.in_background());

create function reporting.closes(month date, days int) returns timestamptz
language sql stable parallel safe
as $$ select (month + interval '1 month' + make_interval(days => days)) at time zone 'Europe/London' $$;
comment on function reporting.closes(date, int) is
  'When a step closes for a month of issue: that many days after the end of the month, at midnight in London';

create table reporting.funnel_count (
  board text not null,
  month date not null,
  step text not null,
  prescriptions int not null check (prescriptions >= 0),
  primary key (board, month, step)
);
comment on table reporting.funnel_count is 'Read model: the raw funnel, rebuilt from the facts at any time; background work only, and never shown';
comment on column reporting.funnel_count.board is 'ODS code of the board';
comment on column reporting.funnel_count.month is 'First day of the month of issue';
comment on column reporting.funnel_count.step is 'Step of the funnel';
comment on column reporting.funnel_count.prescriptions is 'Prescriptions of that month that had reached the step by the step''s own closing day';

create table reporting.frozen_count (
  board text not null,
  month date not null,
  step text not null,
  prescriptions int not null check (prescriptions >= 0),
  primary key (board, month, step)
);
comment on table reporting.frozen_count is 'The raw count behind each released figure as it was then, for the control of later releases; background work only, and never shown';
comment on column reporting.frozen_count.board is 'ODS code of the board';
comment on column reporting.frozen_count.month is 'First day of the month of issue';
comment on column reporting.frozen_count.step is 'Step of the funnel';
comment on column reporting.frozen_count.prescriptions is 'The count when the figure was released';

create table reporting.released_table (
  board text not null,
  month date not null check (extract(day from month) = 1),
  step text not null,
  content jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  as_of timestamptz not null,
  made_at timestamptz not null,
  rule_version text not null,
  primary key (board, month, step)
);
comment on table reporting.released_table is 'What a board may see: one step of one month each, released once and never changed';
comment on column reporting.released_table.board is 'ODS code of the board';
comment on column reporting.released_table.month is 'First day of the month of issue';
comment on column reporting.released_table.step is 'Step of the funnel';
comment on column reporting.released_table.content is 'The released figure; a hidden one is null';
comment on column reporting.released_table.hash is 'SHA-256 of the figure, its address, its as-of time and the rule version';
comment on column reporting.released_table.as_of is 'Facts up to this time are in the figure';
comment on column reporting.released_table.made_at is 'When it was released';
comment on column reporting.released_table.rule_version is 'Version of the disclosure control that made it';

alter table reporting.funnel_count enable row level security;
alter table reporting.funnel_count force row level security;
create policy background_only on reporting.funnel_count using (access.in_background()) with check (access.in_background());
alter table reporting.frozen_count enable row level security;
alter table reporting.frozen_count force row level security;
create policy background_only on reporting.frozen_count using (access.in_background()) with check (access.in_background());
alter table reporting.released_table enable row level security;
alter table reporting.released_table force row level security;
create policy read_own on reporting.released_table for select using (access.sees(board, null));
create policy add_in_background on reporting.released_table for insert with check (access.in_background());

grant usage on schema reporting to ${runRole};
grant execute on function reporting.closes(date, int) to ${runRole};
grant select, insert on reporting.fact, reporting.frozen_count, reporting.released_table to ${runRole};
grant select, insert, delete on reporting.funnel_count to ${runRole};
