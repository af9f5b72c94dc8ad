create schema directory;
comment on schema directory is 'Communities, the needs they serve, their vetting and what came of them; no data of a patient';

create table directory.need (
  concept text primary key check (concept ~ '^[1-9][0-9]{5,17}$'),
  term text not null check (term <> ''),
  patient_label text not null check (patient_label <> ''),
  broader text check (broader <> concept),
  ask_first boolean not null,
  navigational boolean not null,
  position int not null,
  source text not null,
  confidence text not null check (confidence in ('HIGH', 'MEDIUM', 'LOW'))
);
comment on table directory.need is 'A coded problem or situation for which peers can be a help';
comment on column directory.need.concept is 'SNOMED CT concept';
comment on column directory.need.term is 'Preferred term, for clinicians';
comment on column directory.need.patient_label is 'Plain words, for patients';
comment on column directory.need.broader is 'The next broader need; empty at the top';
comment on column directory.need.ask_first is 'Sensitive: never preselected from the record and never named on a card';
comment on column directory.need.navigational is 'Whether the step to the broader need only helps matching and is no is-a relation';
comment on column directory.need.position is 'Place in the list';
comment on column directory.need.source is 'What supports the id and the term';
comment on column directory.need.confidence is 'How well it is supported';

create table directory.community (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) between 2 and 64),
  name text not null check (name <> ''),
  provider text not null check (provider <> ''),
  provider_type text not null check (provider_type in ('CHARITY', 'NHS', 'COMPANY', 'MUTUAL_AID', 'PUBLIC_BODY')),
  address text check (address ~ '^https?://'),
  summary text not null check (length(summary) between 1 and 160),
  needs text[] not null,
  min_age int check (min_age between 0 and 130),
  max_age int check (max_age between 0 and 130),
  audience text[] not null,
  formats text[] not null,
  moderation text not null check (moderation in ('PRE', 'POST_24H', 'POST_HOURS', 'PEER_ONLY', 'UNKNOWN')),
  professional_oversight text not null check (professional_oversight in ('YES', 'NO', 'UNKNOWN')),
  anonymous_allowed text not null check (anonymous_allowed in ('YES', 'NO', 'UNKNOWN')),
  cost text check (cost in ('FREE', 'PAID', 'FREE_IF_COMMISSIONED')),
  commissioned_by text[] not null,
  registration_required text not null check (registration_required in ('YES', 'NO', 'UNKNOWN')),
  languages text[] not null,
  region text not null check (region in ('UK', 'England', 'Wales', 'Scotland', 'NI', 'global')),
  accessibility text not null,
  crisis_policy text not null check (crisis_policy in ('YES', 'NO', 'UNKNOWN')),
  supports text[] not null,
  source_status text not null check (source_status in ('OPERATING', 'UNKNOWN', 'CLOSED')),
  source text not null,
  confidence text not null check (confidence in ('HIGH', 'MEDIUM', 'LOW')),
  state text not null check (state in ('PROPOSED', 'UNDER_REVIEW', 'APPROVED', 'LAPSED', 'PAUSED', 'SUSPENDED', 'CLOSED')),
  state_since timestamptz not null,
  check (min_age <= max_age)
);
comment on table directory.community is 'The facts of a community and where it stands; facts are not an endorsement';
comment on column directory.community.id is 'Stable kebab-case name';
comment on column directory.community.name is 'Its name';
comment on column directory.community.provider is 'The organisation that runs it';
comment on column directory.community.provider_type is 'What kind of organisation that is';
comment on column directory.community.address is 'Home page; empty where none is known';
comment on column directory.community.summary is 'One sentence';
comment on column directory.community.needs is 'Concepts of directory.need that it serves';
comment on column directory.community.min_age is 'Youngest age, included; empty where no limit was seen';
comment on column directory.community.max_age is 'Oldest age, included; empty where no limit was seen';
comment on column directory.community.audience is 'For whom (Audience)';
comment on column directory.community.formats is 'forum, social_network, group_chat, video_meeting, app, one_to_one_peer';
comment on column directory.community.moderation is 'How posts are checked';
comment on column directory.community.professional_oversight is 'Whether health or specialist staff oversee it';
comment on column directory.community.anonymous_allowed is 'Whether a member need not show a real name to others';
comment on column directory.community.cost is 'What it costs the member; empty where not known: then it is never listed';
comment on column directory.community.commissioned_by is 'ODS codes of who pays, where it is free only then';
comment on column directory.community.registration_required is 'Whether taking part needs an account';
comment on column directory.community.languages is 'BCP 47 tags';
comment on column directory.community.region is 'Where people may come from';
comment on column directory.community.accessibility is 'Anything seen about access; may be empty';
comment on column directory.community.crisis_policy is 'Whether a public page says where to turn in a crisis';
comment on column directory.community.supports is 'What peers give there (SupportKind)';
comment on column directory.community.source_status is 'Whether the source presents it as running';
comment on column directory.community.source is 'Page behind the facts';
comment on column directory.community.confidence is 'How well the facts are supported';
comment on column directory.community.state is 'Where it stands; a vetting that is over counts as lapsed before the state says so';
comment on column directory.community.state_since is 'Since when';

create table directory.vetting (
  id uuid primary key,
  community text not null references directory.community,
  reviewed_by_id text not null,
  reviewed_by text not null,
  reviewed_on date not null,
  reviewed_at timestamptz not null,
  suitable_under_18 boolean not null,
  demonstration boolean not null,
  approved_by_id text,
  approved_by text,
  approved_at timestamptz,
  next_due date,
  constraint four_eyes check (approved_by_id <> reviewed_by_id),
  constraint approval_whole check (num_nulls(approved_by_id, approved_by, approved_at, next_due) in (0, 4)),
  check (next_due > reviewed_on)
);
create index vetting_community on directory.vetting (community, reviewed_at);
comment on table directory.vetting is 'A review by one person and its approval by another; rows stay as the history';
comment on column directory.vetting.id is 'Time-ordered id';
comment on column directory.vetting.community is 'Which community';
comment on column directory.vetting.reviewed_by_id is 'Reviewer: the stable id of the identity provider';
comment on column directory.vetting.reviewed_by is 'Reviewer''s name';
comment on column directory.vetting.reviewed_on is 'Day of the review';
comment on column directory.vetting.reviewed_at is 'When the review was recorded';
comment on column directory.vetting.suitable_under_18 is 'Found suitable for people of 16 and 17';
comment on column directory.vetting.demonstration is 'Made for the sandbox, by nobody: never to be relied on';
comment on column directory.vetting.approved_by_id is 'Approver, somebody else; empty until approved';
comment on column directory.vetting.approved_by is 'Approver''s name';
comment on column directory.vetting.approved_at is 'When it was approved';
comment on column directory.vetting.next_due is 'First day on which it no longer counts, Europe/London';

create table directory.track_fact (
  id bigint generated always as identity primary key,
  community text not null references directory.community,
  fact text not null check (fact in ('SENT', 'JOINED', 'ANSWERED_USEFUL', 'ANSWERED_NOT_USEFUL', 'NOT_RIGHT', 'SAFETY_REPORT')),
  at timestamptz not null
);
create index track_fact_community on directory.track_fact (community, fact);
comment on table directory.track_fact is 'What came of sending people: one row a fact, nobody''s identity, append-only';
comment on column directory.track_fact.id is 'Running number';
comment on column directory.track_fact.community is 'Which community';
comment on column directory.track_fact.fact is 'What happened';
comment on column directory.track_fact.at is 'When';

create table directory.version (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into directory.version (number) values (0);
comment on table directory.version is 'Goes up with every change of communities, vetting or needs, so that each replica knows when to read them again';
comment on column directory.version.only_row is 'There is one row';
comment on column directory.version.number is 'Running number of the change';

grant usage on schema directory to ${runRole};
grant select, insert, update on directory.need, directory.community to ${runRole};
grant select, insert on directory.vetting, directory.track_fact to ${runRole};
grant update (approved_by_id, approved_by, approved_at, next_due) on directory.vetting to ${runRole};
grant select, update on directory.version to ${runRole};
