alter table directory.door_message add column ordered boolean not null default true;
comment on column directory.door_message.ordered is 'Whether one signed before it and arriving after it comes too late: so for capacity, where the last word stands, and not for codes, each of which stands for itself';
