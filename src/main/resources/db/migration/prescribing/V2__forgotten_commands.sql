-- A key is forgotten 30 days after its answer. To take rows in turn and lock them needs the right to update them.
create index command_answered on prescribing.command (answered_at);
grant update, delete on prescribing.command to ${runRole};
