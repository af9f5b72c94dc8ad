alter table consent.standing add column contact_needed_until timestamptz;
create index standing_contact on consent.standing (contact_needed_until) where contact_agreed;
comment on column consent.standing.contact_needed_until is 'Until when a message or link of a prescription may need the contact details; empty in rows that an earlier version wrote, and where there are none';
