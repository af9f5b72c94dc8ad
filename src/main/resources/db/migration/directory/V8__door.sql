create table directory.door_key (
  id uuid primary key,
  community text not null references directory.community,
  made_at timestamptz not null,
  made_by text not null,
  ends_at timestamptz
);
create unique index door_key_current on directory.door_key (community) where ends_at is null;
create index door_key_community on directory.door_key (community);
comment on table directory.door_key is 'Keys with which communities sign their messages; the key itself is made from the site''s own key and this row, and lies nowhere';
comment on column directory.door_key.id is 'Random id, part of what the key is made from';
comment on column directory.door_key.community is 'Whose key';
comment on column directory.door_key.made_at is 'When it was made';
comment on column directory.door_key.made_by is 'Name of the curator who made it';
comment on column directory.door_key.ends_at is 'From when on it opens nothing; empty for the one in use';

create table directory.door_page (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  community text not null references directory.community,
  made_at timestamptz not null,
  made_by text not null,
  revoked_at timestamptz
);
create unique index door_page_current on directory.door_page (community) where revoked_at is null;
comment on table directory.door_page is 'Private addresses at which communities say that they are full or open again; only a hash of the token is kept';
comment on column directory.door_page.token_hash is 'SHA-256 of the token';
comment on column directory.door_page.community is 'Whose page';
comment on column directory.door_page.made_at is 'When it was made';
comment on column directory.door_page.made_by is 'Name of the curator who made it';
comment on column directory.door_page.revoked_at is 'From when on it leads nowhere; empty for the one in use';

create table directory.door_message (
  community text not null references directory.community,
  signature text not null check (signature ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz not null,
  primary key (community, signature)
);
comment on table directory.door_message is 'Signed messages that were accepted lately, so that none is accepted twice';
comment on column directory.door_message.community is 'Who signed it';
comment on column directory.door_message.signature is 'Its signature';
comment on column directory.door_message.signed_at is 'When it was signed, as it says';

grant select, insert, update on directory.door_key, directory.door_page to ${runRole};
grant select, insert, delete on directory.door_message to ${runRole};
