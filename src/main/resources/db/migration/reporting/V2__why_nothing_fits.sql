comment on column reporting.fact.reason is 'Reason code of an end or of a revocation; of a match, the rule that excluded most where nothing fitted';
