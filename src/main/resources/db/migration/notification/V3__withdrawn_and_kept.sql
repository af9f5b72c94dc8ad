-- A wider list of texts; the former version knows the first four only and leaves the others to the new one.
alter table notification.message drop constraint message_template_check;
alter table notification.message add constraint message_template_check
  check (template in ('LINK', 'REMINDER', 'CHECK_IN', 'INTERRUPTED', 'WITHDRAWN'));

-- Copies in the outbox are deleted. To take rows in turn and lock them needs the right to update them.
grant update, delete on notification.outbox to ${runRole};
