alter table carerecord.endpoint
  add column token_address text check (token_address ~ '^https?://[^?#]+[^?#]$'),
  add column client_id text check (client_id <> ''),
  add column key_property text check (key_property ~ '^[A-Za-z0-9._-]{1,100}$'),
  add column scope text check (scope <> ''),
  add check (num_nulls(token_address, client_id, key_property, scope) in (0, 4)),
  add check (bearer_property is null or token_address is null);
comment on column carerecord.endpoint.token_address is 'Where a token is asked for (OAuth 2 client credentials, private_key_jwt); empty where none is';
comment on column carerecord.endpoint.client_id is 'Under which name this service is registered there';
comment on column carerecord.endpoint.key_property is 'Name of the property or environment variable that holds the private key as a JWK; never the key';
comment on column carerecord.endpoint.scope is 'What is asked for';

comment on column carerecord.write_back.bundle is 'The transaction bundle as it is sent, sealed (AES-256-GCM, bound to this row): the same bytes on every try until the record has changed';
comment on column carerecord.write_back.bundle_hash is 'SHA-256 of the sealed bundle';
