package org.peerprescribing.shared;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutageTests {

	@ParameterizedTest
	@ValueSource(strings = { "08006", "08001", "53100", "53200", "53300", "25006", "40001", "40P01", "57P01", "57P02",
			"57P03", "58030" })
	void aDatabaseThatCannotServeNowIsAnOutageHoweverDeepItLies(String state) {
		assertThat(Outage.isBehind(behind(new SQLException("", state)))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "23505", "22001", "42P01", "42501", "40002", "5", "" })
	void aFaultOfOursIsNone(String state) {
		assertThat(Outage.isBehind(behind(new SQLException("", state)))).isFalse();
	}

	@Test
	void aPoolWithoutAConnectionLeftIsAnOutage() {
		assertThat(Outage.isBehind(behind(new SQLTransientConnectionException("")))).isTrue();
	}

	@Test
	void causesThatGoRoundInARingComeToAnEnd() {
		RuntimeException one = new RuntimeException();
		RuntimeException other = new RuntimeException(one);
		one.initCause(other);

		assertThat(Outage.isBehind(one)).isFalse();
	}

	private static RuntimeException behind(SQLException sql) {
		return new IllegalStateException(new RuntimeException(sql));
	}

}
