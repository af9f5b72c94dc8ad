create schema outcomes;
comment on schema outcomes is 'Check-ins at weeks 2, 6 and 12, and what patients answered';

create table outcomes.check_in (
  id uuid primary key,
  prescription uuid not null,
  organisation text not null,
  patient uuid not null,
  week text not null check (week in ('WEEK_2', 'WEEK_6', 'WEEK_12')),
  due_at timestamptz not null,
  announced_at timestamptz,
  closed_at timestamptz,
  referral uuid,
  community text,
  fit text check (fit in ('YES', 'NOT_SURE', 'NO', 'NOT_TRIED')),
  not_right text,
  joined boolean,
  still_using boolean,
  useful int check (useful between 1 and 5),
  answered_at timestamptz,
  unique (prescription, week),
  check (answered_at is null or (referral is not null and community is not null))
);
create index check_in_due on outcomes.check_in (due_at) where announced_at is null and closed_at is null;
comment on table outcomes.check_in is 'One check-in; an empty answer was skipped and means nothing else';
comment on column outcomes.check_in.id is 'Time-ordered id, also of the QuestionnaireResponse';
comment on column outcomes.check_in.prescription is 'Under which prescription';
comment on column outcomes.check_in.organisation is 'ODS code of the practice';
comment on column outcomes.check_in.patient is 'Id of the patient';
comment on column outcomes.check_in.week is 'Which of the three';
comment on column outcomes.check_in.due_at is 'When it is asked, counted from the issue of the first attempt';
comment on column outcomes.check_in.announced_at is 'When the others were told that it is due';
comment on column outcomes.check_in.closed_at is 'When it stopped being asked, because the path ended or messages were stopped';
comment on column outcomes.check_in.referral is 'The attempt it was answered about';
comment on column outcomes.check_in.community is 'The community it was answered about';
comment on column outcomes.check_in.fit is 'Is it right for you';
comment on column outcomes.check_in.not_right is 'Why not, as a code of the directory';
comment on column outcomes.check_in.joined is 'Have you joined';
comment on column outcomes.check_in.still_using is 'Do you still use it; reading counts';
comment on column outcomes.check_in.useful is '1 (not at all) to 5 (very)';
comment on column outcomes.check_in.answered_at is 'When it was answered; the first answer stands';

alter table outcomes.check_in enable row level security;
alter table outcomes.check_in force row level security;
create policy own_rows on outcomes.check_in using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
grant usage on schema outcomes to ${runRole};
grant select, insert, update on outcomes.check_in to ${runRole};
