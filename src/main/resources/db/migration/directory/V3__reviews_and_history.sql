alter table directory.community
  add column kind text not null default 'ONLINE_COMMUNITY'
    check (kind in ('ONLINE_COMMUNITY', 'HELPLINE', 'LOCAL_GROUP', 'SELF_GUIDED')),
  add column unsafe_since timestamptz,
  add column full_since timestamptz,
  add column facts_changed_at timestamptz,
  add column successor text references directory.community check (successor <> id),
  -- A release before this one pauses without a reason, so that only the other direction can be checked.
  add constraint approved_is_not_paused
    check (state <> 'APPROVED' or num_nonnulls(unsafe_since, full_since, facts_changed_at) = 0),
  add constraint successor_of_closed check (successor is null or state = 'CLOSED');
comment on column directory.community.kind is 'What it is; only online communities are proposed by matching, the others are shown as other options';
comment on column directory.community.unsafe_since is 'Paused because somebody felt unsafe there, since then; empty where not';
comment on column directory.community.full_since is 'Paused because it takes nobody new, since then; empty where not';
comment on column directory.community.facts_changed_at is 'When its facts last changed without a vetting of the changed facts; empty where its vetting is of these facts';
comment on column directory.community.successor is 'The community that follows a closed one; empty where none is known';

create index community_successor on directory.community (successor) where successor is not null;

create table directory.review (
  id uuid primary key,
  community text not null references directory.community,
  demonstration boolean not null,
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'ENDED')),
  started_at timestamptz not null,
  reviewer_id text not null,
  reviewer text not null,
  reviewer_since timestamptz not null,
  contributors text[] not null,
  submission int not null default 0 check (submission >= 0),
  submitted_at timestamptz,
  sent_back_at timestamptz,
  sent_back_by text,
  sent_back_why text check (length(sent_back_why) between 1 and 500),
  decided_at timestamptz,
  decided_by_id text,
  decided_by text,
  reminded_at timestamptz,
  check (reviewer_id = any (contributors)),
  check (state not in ('SUBMITTED', 'APPROVED') or submitted_at is not null),
  constraint sent_back_whole check (num_nulls(sent_back_at, sent_back_by, sent_back_why) in (0, 3)),
  constraint decision_whole check (num_nulls(decided_at, decided_by_id, decided_by) = case when state in ('APPROVED', 'ENDED') then 0 else 3 end),
  constraint four_eyes check (state <> 'APPROVED' or decided_by_id <> all (contributors))
);
create unique index review_open_once on directory.review (community) where state in ('DRAFT', 'SUBMITTED');
create index review_community on directory.review (community, started_at);
comment on table directory.review is 'Somebody looks at a community against the criteria catalogue; a draft until it is submitted, then approved by somebody else or sent back';
comment on column directory.review.id is 'Time-ordered id';
comment on column directory.review.community is 'Which community';
comment on column directory.review.demonstration is 'Made for the sandbox, by nobody: never to be relied on';
comment on column directory.review.state is 'DRAFT and SUBMITTED are open; ENDED without approval, by suspension or closure';
comment on column directory.review.started_at is 'When it was started';
comment on column directory.review.reviewer_id is 'Whose it is now: the stable id of the identity provider';
comment on column directory.review.reviewer is 'Name of the reviewer';
comment on column directory.review.reviewer_since is 'Since when it is theirs';
comment on column directory.review.contributors is 'Stable ids of all whose it ever was; none of them may approve it';
comment on column directory.review.submission is 'How often it was submitted; an approval names the submission it has seen';
comment on column directory.review.submitted_at is 'When it was submitted last';
comment on column directory.review.sent_back_at is 'When it was last sent back';
comment on column directory.review.sent_back_by is 'Name of who sent it back';
comment on column directory.review.sent_back_why is 'What has to be looked at again';
comment on column directory.review.decided_at is 'When it was approved or ended';
comment on column directory.review.decided_by_id is 'Who approved or ended it: the stable id of the identity provider';
comment on column directory.review.decided_by is 'Name of who approved or ended it';
comment on column directory.review.reminded_at is 'When the curators were told that it waits; empty while they were not';

create table directory.review_finding (
  review uuid not null references directory.review,
  criterion text not null check (criterion ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  catalogue_version text not null check (catalogue_version <> ''),
  question text not null check (question <> ''),
  outcome text not null check (outcome in ('MET', 'NOT_MET', 'NOT_APPLICABLE', 'NOT_KNOWN')),
  note text not null check (length(note) <= 500),
  evidence text check (evidence ~ '^https?://'),
  seen_on date,
  recorded_by_id text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (review, criterion)
);
comment on table directory.review_finding is 'What a review found for one criterion, as it was asked then; saved one by one';
comment on column directory.review_finding.review is 'Which review';
comment on column directory.review_finding.criterion is 'Id of the criterion in the catalogue';
comment on column directory.review_finding.catalogue_version is 'Version of the catalogue that asked';
comment on column directory.review_finding.question is 'The question as that version put it';
comment on column directory.review_finding.outcome is 'What was found';
comment on column directory.review_finding.note is 'In the reviewer''s words; may be empty';
comment on column directory.review_finding.evidence is 'Page on which it was seen; empty where there is none';
comment on column directory.review_finding.seen_on is 'Day on which it was seen, Europe/London; empty where nothing was';
comment on column directory.review_finding.recorded_by_id is 'Who saved it: the stable id of the identity provider';
comment on column directory.review_finding.recorded_by is 'Name of who saved it';
comment on column directory.review_finding.recorded_at is 'When it was saved last';

alter table directory.vetting
  add column review uuid unique references directory.review,
  add column risk text check (risk in ('HIGHER', 'STANDARD')),
  add column risk_reasons text[] not null default '{}',
  add column reminded_days int check (reminded_days in (60, 30, 7)),
  add constraint risk_of_review check ((review is null) = (risk is null)),
  add constraint due_within_class check (risk is null
    or next_due <= reviewed_on + case risk when 'HIGHER' then interval '6 months' else interval '12 months' end);
comment on column directory.vetting.review is 'The review that was approved; empty for a vetting of before there were criteria';
comment on column directory.vetting.risk is 'Class that says how long it may count: HIGHER 6 months, STANDARD 12 months from the day of the review';
comment on column directory.vetting.risk_reasons is 'What puts it into the higher class (VettingRisk.Reason)';
comment on column directory.vetting.reminded_days is 'The nearest reminder given: so many days before it ends; empty while none was';

create table directory.history (
  id bigint generated always as identity primary key,
  community text not null references directory.community,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  what text not null check (what in ('ADDED', 'FACT', 'STATE', 'PAUSE', 'REVIEW', 'FINDING', 'ADDRESS', 'ACTIVITY')),
  field text,
  value_before text,
  value_after text,
  note text check (length(note) <= 500)
);
create index history_community on directory.history (community, id);
comment on table directory.history is 'Every change of a community with its author, one row a change; append-only, written with the change';
comment on column directory.history.id is 'Running number';
comment on column directory.history.community is 'Which community';
comment on column directory.history.at is 'When';
comment on column directory.history.by_id is 'Who: the stable id of the identity provider, or the kind of actor that has none';
comment on column directory.history.by_name is 'Name of a member of staff, or the kind of actor; never a patient''s name';
comment on column directory.history.what is 'What changed';
comment on column directory.history.field is 'Column of the facts, reason of the pause, step of the review or criterion';
comment on column directory.history.value_before is 'Before; empty where there was nothing';
comment on column directory.history.value_after is 'After; empty where there is nothing any more';
comment on column directory.history.note is 'Why, in the author''s words; may be empty';

alter table directory.track_fact drop constraint track_fact_fact_check;
alter table directory.track_fact add constraint track_fact_fact_check check (fact in
  ('SENT', 'JOINED', 'ANSWERED_USEFUL', 'ANSWERED_NOT_USEFUL', 'NOT_RIGHT', 'SAFETY_REPORT', 'ENDED'));

grant select, insert, update on directory.review, directory.review_finding to ${runRole};
grant update (reminded_days) on directory.vetting to ${runRole};
grant select, insert on directory.history to ${runRole};
