-- Rows that are here already count as changed when this migration ran: whoever reads the feed reads them again.
alter table directory.community add column facts_modified_at timestamptz not null default now();
comment on column directory.community.facts_modified_at is 'When the facts changed last, by whomever; never emptied';

-- A feed need not say who runs a service; not seen is not a charity.
alter table directory.community drop constraint community_provider_type_check;
alter table directory.community add constraint community_provider_type_check
  check (provider_type in ('CHARITY', 'NHS', 'COMPANY', 'MUTUAL_AID', 'PUBLIC_BODY', 'UNKNOWN'));

create table directory.feed_service (
  community text primary key references directory.community,
  feed text not null check (feed ~ '^https?://'),
  service text not null check (service <> ''),
  taken_at timestamptz not null
);
comment on table directory.feed_service is 'Which feed brought a community; the feed may change it only while nobody here has changed its facts since';
comment on column directory.feed_service.community is 'Which community';
comment on column directory.feed_service.feed is 'Address of the feed';
comment on column directory.feed_service.service is 'Id of the service in the feed';
comment on column directory.feed_service.taken_at is 'When the feed changed the facts last; equal to the community''s facts_modified_at as long as nobody else did';

grant select, insert, update on directory.feed_service to ${runRole};
