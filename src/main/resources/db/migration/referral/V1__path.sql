create schema referral;
comment on schema referral is 'The patient''s path into one community at a time: attempts, the uptake ladder with its evidence, links and visits';

create table referral.path (
  prescription uuid primary key,
  organisation text not null,
  patient uuid not null,
  run uuid not null,
  issued_at timestamptz not null,
  valid_until timestamptz not null check (valid_until > issued_at),
  ended_at timestamptz
);
create index path_open on referral.path (valid_until) where ended_at is null;
comment on table referral.path is 'One issued prescription and how long its path is open';
comment on column referral.path.prescription is 'Id of the prescription';
comment on column referral.path.organisation is 'ODS code of the practice';
comment on column referral.path.patient is 'Id of the patient';
comment on column referral.path.run is 'Match run of the prescription, asked again with every no';
comment on column referral.path.issued_at is 'When the prescription was issued';
comment on column referral.path.valid_until is 'When whatever is still open is closed';
comment on column referral.path.ended_at is 'When no further attempt can follow; empty while one can';

create table referral.attempt (
  id uuid primary key,
  prescription uuid not null references referral.path,
  organisation text not null,
  patient uuid not null,
  community text not null check (community <> ''),
  attempt int not null check (attempt between 1 and 3),
  replaces uuid references referral.attempt,
  step text not null check (step in ('ISSUED', 'SENT', 'DELIVERED', 'OPENED', 'LEFT_FOR_COMMUNITY', 'JOINED',
    'STILL_USING_AT_6_WEEKS', 'FINISHED', 'ALREADY_MEMBER', 'DECLINED', 'NOT_RIGHT', 'COMMUNITY_REFUSED',
    'COMMUNITY_CLOSED', 'REVOKED', 'EXPIRED')),
  task_status text not null check (task_status in ('REQUESTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED', 'REJECTED',
    'CANCELLED', 'FAILED')),
  evidence text not null check (evidence in ('SYSTEM_OBSERVED', 'CARRIER_REPORTED', 'PATIENT_REPORTED',
    'COMMUNITY_CONFIRMED', 'CLINICIAN_ENTERED')),
  reason text,
  issued_at timestamptz not null,
  joined_at timestamptz,
  changed_at timestamptz not null,
  version int not null check (version >= 0),
  unique (prescription, attempt)
);
create unique index attempt_live on referral.attempt (prescription)
  where task_status in ('REQUESTED', 'IN_PROGRESS', 'ON_HOLD');
create index attempt_community on referral.attempt (community)
  where task_status in ('REQUESTED', 'IN_PROGRESS', 'ON_HOLD');
comment on table referral.attempt is 'One attempt to bring the patient into one community (FHIR Task); at most one of a prescription is live';
comment on column referral.attempt.id is 'Time-ordered id, also of the Task';
comment on column referral.attempt.prescription is 'Under which prescription';
comment on column referral.attempt.organisation is 'ODS code of the practice';
comment on column referral.attempt.patient is 'Id of the patient';
comment on column referral.attempt.community is 'Into which community';
comment on column referral.attempt.attempt is '1 for the first, at most 3';
comment on column referral.attempt.replaces is 'The attempt that it came after';
comment on column referral.attempt.step is 'Where it stands on the uptake ladder (Task.businessStatus)';
comment on column referral.attempt.task_status is 'Task.status';
comment on column referral.attempt.evidence is 'Whose word the step rests on';
comment on column referral.attempt.reason is 'Why it was not right, as a code of the directory';
comment on column referral.attempt.issued_at is 'When this attempt began';
comment on column referral.attempt.joined_at is 'When joining became known';
comment on column referral.attempt.changed_at is 'Last change';
comment on column referral.attempt.version is 'Counts the changes, from 0';

create table referral.ladder_entry (
  id uuid primary key,
  referral uuid not null references referral.attempt,
  organisation text not null,
  patient uuid not null,
  step text not null,
  evidence text not null,
  task_status text not null,
  at timestamptz not null,
  unique (referral, step)
);
comment on table referral.ladder_entry is 'One step of one attempt; append-only';
comment on column referral.ladder_entry.id is 'Time-ordered id';
comment on column referral.ladder_entry.referral is 'Which attempt';
comment on column referral.ladder_entry.organisation is 'ODS code of the practice';
comment on column referral.ladder_entry.patient is 'Id of the patient';
comment on column referral.ladder_entry.step is 'The step of the uptake ladder';
comment on column referral.ladder_entry.evidence is 'Whose word it rests on';
comment on column referral.ladder_entry.task_status is 'Task.status after it';
comment on column referral.ladder_entry.at is 'When it became known';

create table referral.link (
  id uuid primary key,
  prescription uuid not null references referral.path,
  organisation text not null,
  patient uuid not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  valid_until timestamptz not null,
  revoked_at timestamptz,
  wrong_tries int not null default 0 check (wrong_tries >= 0),
  blocked_until timestamptz
);
create index link_prescription on referral.link (prescription);
comment on table referral.link is 'A way in for the patient; only hashes of the token and of the code are kept';
comment on column referral.link.id is 'Time-ordered id';
comment on column referral.link.prescription is 'Whose path it opens';
comment on column referral.link.organisation is 'ODS code of the practice';
comment on column referral.link.patient is 'Id of the patient';
comment on column referral.link.token_hash is 'SHA-256 of the token';
comment on column referral.link.code_hash is 'SHA-256 of the code';
comment on column referral.link.created_at is 'When it was made';
comment on column referral.link.valid_until is 'From when on it answers "gone"';
comment on column referral.link.revoked_at is 'When it was taken back';
comment on column referral.link.wrong_tries is 'Wrong dates of birth since the last right one';
comment on column referral.link.blocked_until is 'Until when no date is tried; never for ever';

create table referral.visit (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  link uuid not null references referral.link,
  prescription uuid not null,
  organisation text not null,
  patient uuid not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null
);
create index visit_ends on referral.visit (ends_at);
comment on table referral.visit is 'A patient who gave the right date of birth, for half an hour';
comment on column referral.visit.hash is 'SHA-256 of what the cookie holds';
comment on column referral.visit.link is 'The link it came by';
comment on column referral.visit.prescription is 'Whose path';
comment on column referral.visit.organisation is 'ODS code of the practice';
comment on column referral.visit.patient is 'Id of the patient';
comment on column referral.visit.opened_at is 'When it began';
comment on column referral.visit.ends_at is 'When it ends';

create table referral.interruption (
  id uuid primary key,
  community text not null,
  reason text not null,
  at timestamptz not null,
  done_at timestamptz
);
create index interruption_open on referral.interruption (at) where done_at is null;
comment on table referral.interruption is 'A community that went away, and whether its open attempts have been worked through; no person in it';
comment on column referral.interruption.id is 'Time-ordered id';
comment on column referral.interruption.community is 'Which community';
comment on column referral.interruption.reason is 'Why, as the directory says';
comment on column referral.interruption.at is 'Since when';
comment on column referral.interruption.done_at is 'When the last open attempt was worked through';

alter table referral.path enable row level security;
alter table referral.path force row level security;
create policy own_rows on referral.path using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table referral.attempt enable row level security;
alter table referral.attempt force row level security;
create policy own_rows on referral.attempt using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table referral.ladder_entry enable row level security;
alter table referral.ladder_entry force row level security;
create policy own_rows on referral.ladder_entry using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table referral.link enable row level security;
alter table referral.link force row level security;
create policy own_rows on referral.link using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
create policy by_link on referral.link for select using (current_setting('app.scope', true) = 'link'
  and nullif(current_setting('app.link', true), '') in (token_hash, code_hash));
alter table referral.visit enable row level security;
alter table referral.visit force row level security;
create policy own_rows on referral.visit using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
create policy by_cookie on referral.visit for select using (current_setting('app.scope', true) = 'link'
  and nullif(current_setting('app.link', true), '') = hash);

grant usage on schema referral to ${runRole};
grant select, insert, update on referral.path, referral.attempt, referral.link, referral.interruption to ${runRole};
grant select, insert on referral.ladder_entry, referral.visit to ${runRole};
