-- What exactly was asked is kept beside every answer: a changed word is a new version with a new hash.

alter table outcomes.check_in
  add column know_more int check (know_more between 1 and 5),
  add column less_alone int check (less_alone between 1 and 5),
  add column more_able int check (more_able between 1 and 5),
  add column instrument text,
  add column instrument_version text,
  add column wording_sha256 text check (wording_sha256 ~ '^[0-9a-f]{64}$'),
  add check ((instrument is null) = (instrument_version is null) and (instrument is null) = (wording_sha256 is null));
comment on column outcomes.check_in.know_more is 'I know more about my situation, 1 (not at all) to 5 (very much); not validated';
comment on column outcomes.check_in.less_alone is 'I feel less alone, 1 (not at all) to 5 (very much); not validated';
comment on column outcomes.check_in.more_able is 'I feel more able to manage, 1 (not at all) to 5 (very much); not validated';
comment on column outcomes.check_in.instrument is 'What was answered; empty before, and for answers older than version 2 of the check-in';
comment on column outcomes.check_in.instrument_version is 'Which version of it';
comment on column outcomes.check_in.wording_sha256 is 'SHA-256 of its wording';

create table outcomes.measure (
  id uuid primary key,
  prescription uuid not null,
  organisation text not null,
  patient uuid not null,
  occasion text not null check (occasion in ('BASELINE', 'WEEK_6', 'WEEK_12')),
  instrument text not null,
  instrument_version text not null,
  wording_sha256 text not null check (wording_sha256 ~ '^[0-9a-f]{64}$'),
  answered_at timestamptz not null,
  unique (prescription, occasion, instrument),
  unique (id, organisation, patient)
);
comment on table outcomes.measure is 'One optional measure that a patient answered at least in part; the first answer stands';
comment on column outcomes.measure.id is 'Time-ordered id, also of the QuestionnaireResponse';
comment on column outcomes.measure.prescription is 'Under which prescription';
comment on column outcomes.measure.organisation is 'ODS code of the practice';
comment on column outcomes.measure.patient is 'Id of the patient';
comment on column outcomes.measure.occasion is 'Before week 2, or with the check-in of week 6 or 12';
comment on column outcomes.measure.instrument is 'What was answered';
comment on column outcomes.measure.instrument_version is 'Which version of it';
comment on column outcomes.measure.wording_sha256 is 'SHA-256 of its wording';
comment on column outcomes.measure.answered_at is 'When it was answered';

create table outcomes.measure_answer (
  measure uuid not null,
  organisation text not null,
  patient uuid not null,
  item text not null,
  value int,
  primary key (measure, item),
  foreign key (measure, organisation, patient) references outcomes.measure (id, organisation, patient)
);
comment on table outcomes.measure_answer is 'One row for each item of a measure, those that were skipped among them';
comment on column outcomes.measure_answer.measure is 'Of which measure';
comment on column outcomes.measure_answer.organisation is 'ODS code of the practice, as in the measure';
comment on column outcomes.measure_answer.patient is 'Id of the patient, as in the measure';
comment on column outcomes.measure_answer.item is 'linkId of the item';
comment on column outcomes.measure_answer.value is 'The number of the answer; empty where it was skipped, and nothing is imputed';

alter table outcomes.measure enable row level security;
alter table outcomes.measure force row level security;
create policy own_rows on outcomes.measure using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table outcomes.measure_answer enable row level security;
alter table outcomes.measure_answer force row level security;
create policy own_rows on outcomes.measure_answer using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
grant select, insert on outcomes.measure, outcomes.measure_answer to ${runRole};
