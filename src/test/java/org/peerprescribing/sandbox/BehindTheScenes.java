package org.peerprescribing.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.AccessScope;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads rows of all organisations, as background work may. */
@TestComponent
class BehindTheScenes {

	private static final AccessScope SCOPE = new AccessScope.OfBackground("sandbox-pages");

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	BehindTheScenes(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setReadOnly(true);
	}

	/** One map a row, column name to value. */
	List<Map<String, @Nullable Object>> rows(String sql) {
		return SCOPE.call(() -> Objects
			.requireNonNull(this.transaction.execute((status) -> this.jdbc.sql(sql).query().listOfRows())));
	}

}
