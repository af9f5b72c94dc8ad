create table referral.resumption (
  id uuid primary key,
  community text not null,
  at timestamptz not null,
  done_at timestamptz
);
create index resumption_open on referral.resumption (at) where done_at is null;
comment on table referral.resumption is 'A community that came back, and whether the attempts that wait for it have been worked through; no person in it';
comment on column referral.resumption.id is 'Time-ordered id';
comment on column referral.resumption.community is 'Which community';
comment on column referral.resumption.at is 'Since when';
comment on column referral.resumption.done_at is 'When the last waiting attempt was worked through';

grant select, insert, update on referral.resumption to ${runRole};
