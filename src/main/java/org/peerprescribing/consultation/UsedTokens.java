package org.peerprescribing.consultation;

import java.sql.Timestamp;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a client token in once. */
@Service
@Transactional
public class UsedTokens {

	private final JdbcClient jdbc;

	UsedTokens(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Whether this is the first use; of several at once exactly one is.
	 * @param expiresAt when the token ends, after which its id is forgotten
	 */
	public boolean use(String issuer, String jti, Instant expiresAt) {
		return this.jdbc.sql(
				"insert into consultation.used_token (issuer, jti, expires_at) values (?, ?, ?) on conflict do nothing")
			.params(issuer, jti, Timestamp.from(expiresAt))
			.update() == 1;
	}

}
