-- The day is kept, so that grouping by it needs no time zone and no table, only the index.
alter table directory.track_fact
  add column day date not null generated always as ((at at time zone 'Europe/London')::date) stored;
comment on column directory.track_fact.day is 'The day of it, Europe/London';
create index track_fact_counted on directory.track_fact (community, fact, day);
drop index directory.track_fact_community;

create table directory.activity (
  community text not null references directory.community,
  day date not null,
  basis text not null check (basis in ('SELF_DECLARED', 'MEASURED')),
  posts_a_day double precision check (posts_a_day >= 0 and posts_a_day < 'Infinity'),
  first_reply_minutes bigint check (first_reply_minutes >= 0),
  unanswered double precision check (unanswered between 0 and 1),
  entered_by_id text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (community, day, basis),
  constraint says_something check (num_nonnulls(posts_a_day, first_reply_minutes, unanswered) > 0)
);
comment on table directory.activity is 'How alive a community was on a day; append-only, the newest day counts, and on one day what was measured';
comment on column directory.activity.community is 'Which community';
comment on column directory.activity.day is 'The day it is true of, Europe/London';
comment on column directory.activity.basis is 'Whether the community says so itself or somebody measured it';
comment on column directory.activity.posts_a_day is 'Posts and replies a day; empty where not known';
comment on column directory.activity.first_reply_minutes is 'Median time until a new post has its first reply, in whole minutes; empty where not known';
comment on column directory.activity.unanswered is 'Share of new posts that nobody answers, 0 to 1; empty where not known';
comment on column directory.activity.entered_by_id is 'Who entered it: the stable id of the identity provider';
comment on column directory.activity.entered_by is 'Name of who entered it';
comment on column directory.activity.entered_at is 'When it was entered';

create table directory.national_code (
  code text primary key check (code ~ '^[1-9][0-9]{5,17}$'),
  need text not null references directory.need,
  edition text not null check (edition <> ''),
  source text not null check (source <> ''),
  checked boolean not null,
  note text not null,
  check (code <> need)
);
comment on table directory.national_code is 'A code of a national extension that stands for a need of the list';
comment on column directory.national_code.code is 'SNOMED CT concept of the extension';
comment on column directory.national_code.need is 'The need it stands for';
comment on column directory.national_code.edition is 'The edition that has the code';
comment on column directory.national_code.source is 'What supports the row';
comment on column directory.national_code.checked is 'Whether a person competent to do so has checked the row; one that is not checked only proposes a topic, which the clinician confirms';
comment on column directory.national_code.note is 'Anything to know about it; may be empty';

create table directory.change (
  version bigint not null,
  community text not null references directory.community,
  primary key (version, community)
);
comment on table directory.change is 'Which communities each version changed, so that a replica reads only those again; a version without a row is read whole, so rows may be deleted at any time';
comment on column directory.change.version is 'The number in directory.version that the change led to';
comment on column directory.change.community is 'A community whose facts, state, vetting or activity changed';

grant select, insert on directory.activity, directory.change to ${runRole};
grant select, insert, update on directory.national_code to ${runRole};
