-- A wider list of texts; the former version knows the first three only and leaves the others to the new one.
alter table notification.message drop constraint message_template_check;
alter table notification.message add constraint message_template_check
  check (template in ('LINK', 'REMINDER', 'CHECK_IN', 'INTERRUPTED'));

alter table notification.message
  add column reference uuid,
  add column resent int not null default 0 check (resent >= 0),
  add column delivery text check (delivery in ('SENT', 'DELIVERED', 'TEMPORARY_FAILURE', 'PERMANENT_FAILURE', 'TECHNICAL_FAILURE')),
  add column delivery_at timestamptz,
  add column accepted_at timestamptz,
  add column look_up_at timestamptz;
create unique index message_reference on notification.message (coalesce(reference, id));
create index message_look_up on notification.message (look_up_at) where look_up_at is not null;
comment on column notification.message.reference is 'What the carrier calls the present sending; empty: the id. A sending that failed gets a new one';
comment on column notification.message.resent is 'How often it was sent anew after the carrier had accepted it and failed';
comment on column notification.message.delivery is 'What the carrier said of the present sending; empty until it has accepted it';
comment on column notification.message.delivery_at is 'Business time at which the carrier said so';
comment on column notification.message.accepted_at is 'Business time at which the carrier accepted the present sending';
comment on column notification.message.look_up_at is 'Business time at which the carrier is asked, unless it has said by itself; empty: never';
