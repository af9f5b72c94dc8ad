-- What opened a path is deleted once it opens nothing any more. To take rows in turn and lock them needs the right to
-- update them.
create index link_valid_until on referral.link (valid_until);
create index visit_link on referral.visit (link);
create index community_code_valid_until on referral.community_code (valid_until);
grant update on referral.visit to ${runRole};
grant delete on referral.link, referral.visit, referral.community_code, referral.interruption, referral.resumption
  to ${runRole};
