create schema identity;
comment on schema identity is 'Organisations that take part, and who belongs to whom';

create table identity.organisation (
  code text primary key check (code ~ '^[A-Z0-9]{3,10}$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('PRACTICE', 'NETWORK', 'BOARD', 'OTHER'))
);
comment on table identity.organisation is 'One organisation; holds no patient data, so everybody may read it';
comment on column identity.organisation.code is 'ODS code';
comment on column identity.organisation.name is 'Name as patients and colleagues know it';
comment on column identity.organisation.kind is 'Practice below network below board; OTHER stands outside that line';

create table identity.membership (
  member text not null references identity.organisation,
  parent text not null references identity.organisation,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  primary key (member, parent, valid_from),
  check (member <> parent)
);
comment on table identity.membership is 'Who belongs to whom from which day to which, so that a merger does not rewrite history';
comment on column identity.membership.member is 'The lower organisation';
comment on column identity.membership.parent is 'The upper one';
comment on column identity.membership.valid_from is 'First day';
comment on column identity.membership.valid_to is 'First day on which it no longer holds; empty while it does';

grant usage on schema identity to ${runRole};
grant select, insert, update on identity.organisation, identity.membership to ${runRole};
