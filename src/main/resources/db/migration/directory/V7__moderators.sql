alter table directory.activity add column moderators int check (moderators >= 0);
comment on column directory.activity.moderators is 'How many people look after what is posted; empty where not known';

-- To know how many moderators there are is to know something.
alter table directory.activity drop constraint says_something;
alter table directory.activity add constraint says_something
  check (num_nonnulls(posts_a_day, first_reply_minutes, unanswered, moderators) > 0);
