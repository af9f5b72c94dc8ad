-- What opened a path is deleted once it opens nothing any more. To take rows in turn and lock them needs the right to
-- update them.
create index link_valid_until on referral.link (valid_until);
create index visit_link on referral.visit (link);
create index community_code_valid_until on referral.community_code (valid_until);
grant update on referral.visit to ${runRole};
grant delete on referral.link, referral.visit, referral.community_code, referral.interruption, referral.resumption
  to ${runRole};

create table referral.fetch_count (
  day date not null,
  kind text not null check (kind in ('PLAIN', 'HEAD', 'PREFETCH', 'SCANNER')),
  fetches bigint not null check (fetches > 0),
  primary key (day, kind)
);
comment on table referral.fetch_count is 'How often pages behind links were fetched without anybody saying who they are: for operators only, without link or person, in no report';
comment on column referral.fetch_count.day is 'Day in London';
comment on column referral.fetch_count.kind is 'PLAIN is a person or a program, nobody knows; the others are programs';
comment on column referral.fetch_count.fetches is 'How often';
grant select, insert, update on referral.fetch_count to ${runRole};
