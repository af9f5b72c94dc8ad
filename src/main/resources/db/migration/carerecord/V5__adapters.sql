alter table carerecord.endpoint drop constraint endpoint_adapter_check;
alter table carerecord.endpoint add constraint endpoint_adapter_check check (adapter in ('fhir', 'document', 'print'));
comment on column carerecord.endpoint.adapter is 'How entries reach the record. fhir: each resource in its place. document: one document for each entry. print: a document that a person of the practice files';
