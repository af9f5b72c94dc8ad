package org.peerprescribing.platform;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is woken is told what to do. That each metric exists is held by ImageIT. */
class AlertsTests {

	@Test
	void eachAlertSaysWhatIsWrongAndWhatToDo() {
		List<Manifest> alerts = WatchedMetrics.alerts();

		assertThat(alerts).hasSizeGreaterThanOrEqualTo(10).allSatisfy((alert) -> {
			assertThat(alert.at("alert").toString()).startsWith("PeerPrescribing");
			assertThat(alert.at("annotations/summary").toString()).endsWith(".");
			assertThat(alert.at("annotations/action").toString().split(" ")).hasSizeGreaterThan(8);
			assertThat(alert.at("labels/severity")).isIn("critical", "warning", "info");
		});
	}

	/** Another release in the same namespace must not hide or raise it. */
	@Test
	void eachAlertLooksAtThisReleaseAlone() {
		assertThat(WatchedMetrics.alerts())
			.allSatisfy((alert) -> assertThat(alert.at("expr").toString()).contains("service=\"peer-management\"")
				.contains("namespace=\"peer\""));
	}

	@Test
	void theDashboardAndTheAlertsWatchTheBusinessItself() throws IOException {
		assertThat(WatchedMetrics.names()).contains("peerprescribing_prescriptions_issued_total",
				"peerprescribing_uptake_total", "peerprescribing_record_oldest_waiting_seconds",
				"peerprescribing_record_entries_dead", "peerprescribing_vetting_due",
				"peerprescribing_messages_to_send_seconds_sum");
	}

}
