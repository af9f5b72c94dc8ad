-- A key is forgotten 30 days after its answer. To take rows in turn and lock them needs the right to update them.
create index command_answered on prescribing.command (answered_at);
grant update, delete on prescribing.command to ${runRole};

alter table prescribing.prescription add column contact_prohibited boolean not null default false;
create index prescription_contact_prohibited on prescribing.prescription (patient) where contact_prohibited;
comment on column prescribing.prescription.contact_prohibited is 'Whether nothing may be sent to the patient (ServiceRequest.orderDetail contacting-subject-prohibited); the letter is handed over in the room';
