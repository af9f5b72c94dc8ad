-- Each referral of a prescription in one of the outcomes, which together make up all referrals to the community: the
-- first that applies of joined, not right, nothing heard from the person, and everything else. How many of those who
-- joined found it useful stands beside.
with cohort as (
  select i.prescription, i.board, i.month, i.community
  from reporting.fact i
  where i.kind = 'ISSUED' and i.board is not null
    and (cast(:board as text) is null or i.board = :board)
    and (cast(:month as date) is null or i.month = :month)
    and not exists (select 1 from reporting.fact e where e.kind = 'ERROR' and e.prescription = i.prescription)),
referral as (
  select c.board, c.month, c.prescription, 1 as attempt, c.community from cohort c where c.community is not null
  union
  select c.board, c.month, c.prescription, f.attempt, f.community
  from cohort c join reporting.fact f on f.prescription = c.prescription and f.kind = 'UPTAKE'
  where f.attempt > 1 and f.community is not null and f.occurred_at < reporting.closes(c.month, 98)),
came as (
  select r.board, r.month, r.community, r.prescription, r.attempt,
    bool_or(f.step = 'JOINED') as joined,
    bool_or(f.step = 'NOT_RIGHT') as not_right,
    bool_or(f.kind = 'CHECK_IN' or f.step not in ('ISSUED', 'SENT', 'DELIVERED', 'EXPIRED', 'REVOKED')) as heard,
    (array_agg(f.useful order by f.week desc) filter (where f.useful is not null))[1] >= 4 as useful
  from referral r left join reporting.fact f on f.prescription = r.prescription
    and ((f.kind = 'UPTAKE' and f.attempt = r.attempt) or (f.kind = 'CHECK_IN' and f.community = r.community))
    and f.occurred_at < reporting.closes(r.month, 98)
  group by r.board, r.month, r.community, r.prescription, r.attempt),
counted as (
  select board, month, community,
    count(*) filter (where joined) as joined,
    count(*) filter (where not_right and joined is not true) as not_right,
    count(*) filter (where heard is not true) as silent,
    count(*) filter (where heard and joined is not true and not_right is not true) as other,
    count(*) filter (where joined and useful) as useful
  from came group by board, month, community)
insert into reporting.cut_count (board, month, cut, value, step, counted)
select board, month, 'COMMUNITY', community, s.step, s.counted
from counted cross join lateral (values
  ('JOINED', joined), ('NOT_RIGHT', not_right), ('SILENT', silent), ('OTHER', other), ('USEFUL', useful))
  as s (step, counted)
where s.counted > 0
