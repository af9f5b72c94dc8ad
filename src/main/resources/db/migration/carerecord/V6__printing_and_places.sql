alter table carerecord.write_back drop constraint write_back_state_check;
alter table carerecord.write_back
  add constraint write_back_state_check
    check (state in ('PENDING', 'SENDING', 'UNCERTAIN', 'TO_FILE', 'DONE', 'DEAD', 'CANCELLED')),
  add column route text check (route in ('fhir', 'document', 'print')),
  add column base_address text,
  add column to_file_since timestamptz,
  add column filed_by text,
  add column filed_by_name text,
  add check ((filed_by is null) = (filed_by_name is null)),
  add check (state <> 'TO_FILE' or (bundle is not null and to_file_since is not null));
create index write_back_to_file on carerecord.write_back (organisation, to_file_since) where state = 'TO_FILE';
comment on column carerecord.write_back.state is 'How far it is; UNCERTAIN: it may have arrived, so look before sending again. TO_FILE: the document is made, and a person of the practice has not confirmed yet that it is filed';
comment on column carerecord.write_back.route is 'By which route it was written or made; empty before';
comment on column carerecord.write_back.base_address is 'Base address of the record system into which it was written; empty before, and where it went on paper';
comment on column carerecord.write_back.to_file_since is 'Since when it waits to be printed and filed, by the business clock; empty where it does not go on paper';
comment on column carerecord.write_back.filed_by is 'The identity provider''s id of the person who confirmed that it is filed';
comment on column carerecord.write_back.filed_by_name is 'Their name, as shown to colleagues';
comment on column carerecord.write_back.written_at is 'When the record system confirmed it, or a person of the practice that it is filed';

alter table carerecord.written_resource add column base_address text;
comment on column carerecord.written_resource.base_address is 'Base address of the record system in which it lies: the practice may have another by now';

alter table carerecord.endpoint
  alter column base_address drop not null,
  add check (base_address is not null or adapter = 'print');
comment on column carerecord.endpoint.base_address is 'Base address of its FHIR R4 interface, without a trailing slash; empty where it has none and entries go on paper';

-- What was written before: the address is the beginning of its place.
select set_config('app.scope', 'background', true);
update carerecord.write_back
  set route = case when location ~ '/Bundle/[^/]+$' then 'document' else 'fhir' end,
    base_address = regexp_replace(location, '/(ServiceRequest|Bundle)/[^/]+$', '')
  where location is not null;
update carerecord.written_resource w
  set base_address = (select e.base_address from carerecord.write_back e
    where e.prescription = w.prescription and e.route = 'fhir' order by e.sequence desc limit 1);
