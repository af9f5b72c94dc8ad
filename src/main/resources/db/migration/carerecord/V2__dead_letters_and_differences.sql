alter table carerecord.written_resource add column lost_at timestamptz;
comment on column carerecord.written_resource.lost_at is 'When it was found missing there and is to be written again; empty while it lies there';

create index write_back_dead on carerecord.write_back (queued_at) where state = 'DEAD';

create table carerecord.difference (
  organisation text not null,
  patient uuid not null,
  prescription uuid not null,
  type text not null,
  identifier text not null,
  kind text not null check (kind in ('MISSING', 'SEVERAL', 'OTHER')),
  found_at timestamptz not null,
  settled_at timestamptz,
  primary key (organisation, type, identifier)
);
comment on table carerecord.difference is 'What a record system holds otherwise than this service believes, as comparisons found it';
comment on column carerecord.difference.organisation is 'ODS code of the practice';
comment on column carerecord.difference.patient is 'Whose record';
comment on column carerecord.difference.prescription is 'Under which prescription';
comment on column carerecord.difference.type is 'FHIR type';
comment on column carerecord.difference.identifier is 'Our identifier, its value alone';
comment on column carerecord.difference.kind is 'MISSING: it is not there. SEVERAL: more than one is. OTHER: it says something else';
comment on column carerecord.difference.found_at is 'When it was found, by the business clock';
comment on column carerecord.difference.settled_at is 'When they agreed again, or it was to be written again; empty while it stands';
create index difference_standing on carerecord.difference (found_at) where settled_at is null;

alter table carerecord.difference enable row level security;
alter table carerecord.difference force row level security;
create policy own_rows on carerecord.difference
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
grant select, insert, update on carerecord.difference to ${runRole};
